//! A stick whose file system answers with errors of its own.

use std::fs;
use std::path::Path;

use super::disks::{bytes_in, copy_all, put_back, put_on_the_desk, take_from};
use crate::sticks::Stick;
use crate::world::{Done, World};

/// Lets the journal's folder be a stick's meanwhile.
fn on_a_stick(world: &mut World, happen: impl FnOnce(&mut World, &Path, &Stick) -> Done) -> Done {
    let (data, desk) = put_on_the_desk(world);
    let beneath = world.elsewhere("beneath");
    fs::create_dir_all(&beneath).unwrap();
    let stick = Stick::plug_in(&beneath, &data, bytes_in(&desk));
    copy_all(&desk, &data);
    let _ = fs::remove_dir(data.join("lost+found"));
    stick.has_everything();
    let done = happen(world, &data, &stick);
    take_from(&data, &desk);
    drop(stick);
    fs::remove_dir_all(&beneath).unwrap();
    put_back(&data, &desk);
    done
}

/// A stick that is pulled: the folder is still seen, and every access to it fails.
pub(crate) fn pulled(world: &mut World) -> Done {
    on_a_stick(world, |world, _, stick| {
        world.unlock()?;
        world.write_some();
        stick.fails_beyond(None);
        world.note("every access to the stick fails");
        errors(world, stick)
    })
}

/// A file system that finds itself damaged lets nobody write any more.
pub(crate) fn read_only(world: &mut World) -> Done {
    on_a_stick(world, |world, _, stick| {
        world.unlock()?;
        world.write_some();
        stick.turns_read_only();
        world.note("the stick lets nobody write any more");
        errors(world, stick)
    })
}

/// Nothing can be called saved now; what was handed over is kept all the same.
fn errors(world: &mut World, stick: &Stick) -> Done {
    for _ in 0..world.random.between(1, 3) {
        if world.write() {
            return Err("the stick takes nothing, and the app says that words are saved".to_owned());
        }
    }
    world.end();
    stick.is_whole_again();
    world.note("and is plugged in again");
    // What the app wrote elsewhere meanwhile is the journal by now, if it did.
    world.put_in_order()?;
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}
