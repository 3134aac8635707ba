//! Disks that fill, and that are pulled.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::mounts;
use crate::world::{Done, World};

/// KiB that what is written meanwhile does not need, as much as there was included.
const LARGE: usize = 64 * 1024;

/// Lets the journal's folder be a small disk of its own meanwhile.
fn on_a_small_disk(world: &mut World, happen: impl FnOnce(&mut World, &Path) -> Done) -> Done {
    let (data, desk) = put_on_the_desk(world);
    mounts::mount(&data, LARGE + usize::try_from(bytes_in(&desk) / 512).unwrap());
    copy_all(&desk, &data);
    let done = happen(world, &data);
    take_from(&data, &desk);
    mounts::unmount(&data);
    put_back(&data, &desk);
    done
}

/// The journal's folder is empty, for another disk to be seen there, and what was in it lies on the desk.
pub(crate) fn put_on_the_desk(world: &mut World) -> (PathBuf, PathBuf) {
    world.put_away("lock");
    let (data, desk) = (world.laptop.path("data"), world.elsewhere("desk"));
    fs::rename(&data, &desk).unwrap();
    fs::create_dir(&data).unwrap();
    (data, desk)
}

/// Whatever lies on the other disk now is what counts; the former files are not needed any more.
pub(crate) fn take_from(data: &Path, desk: &Path) {
    fs::remove_dir_all(desk).unwrap();
    fs::create_dir(desk).unwrap();
    copy_all(data, desk);
}

pub(crate) fn put_back(data: &Path, desk: &Path) {
    fs::remove_dir(data).unwrap();
    fs::rename(desk, data).unwrap();
}

pub(crate) fn full_and_free(world: &mut World) -> Done {
    on_a_small_disk(world, |world, data| {
        world.unlock()?;
        world.write_some();
        let ballast = data.join("films");
        fill(&ballast);
        world.note("the disk is full");
        world.write_some();
        fs::remove_file(&ballast).unwrap();
        world.note("and has room again");
        // What is promised is that it is tried again, after fifteen seconds at most: once in some hundred times the first
        // try after the room came back still finds none.
        let saved = (0..30).any(|_| {
            let saved = world.flush();
            if !saved {
                thread::sleep(Duration::from_millis(500));
            }
            saved
        });
        if !saved {
            return Err("nothing is in the way any more, and the words are not saved".to_owned());
        }
        world.write_some();
        world.end();
        Ok(())
    })
}

/// Another disk over it, for a while: as a share that goes and comes.
pub(crate) fn hidden(world: &mut World) -> Done {
    on_a_small_disk(world, |world, data| {
        world.unlock()?;
        world.write_some();
        mounts::mount(data, 1024);
        world.note("the folder is another disk's");
        world.write_some();
        mounts::unmount(data);
        world.note("and its own again");
        world.flush();
        world.write_some();
        world.end();
        Ok(())
    })
}

/// Writes until nothing more goes in.
fn fill(path: &Path) {
    use std::io::Write as _;
    let mut file = fs::File::create(path).unwrap();
    for size in [1 << 20, 1 << 12, 1 << 8, 1] {
        while file.write_all(&vec![7; size]).is_ok() {}
    }
}

/// How many bytes the files in a folder have, and in the folders below it.
pub(crate) fn bytes_in(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let bytes = |entry: fs::DirEntry| {
        let about = entry.metadata().unwrap();
        if about.is_dir() { bytes_in(&entry.path()) } else { about.len() }
    };
    entries.map(bytes).sum()
}

/// Copies a folder's files and folders.
pub(crate) fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Words that find no room, and an evening that ends before there is any.
pub(crate) fn full_over_the_end(world: &mut World) -> Done {
    on_a_small_disk(world, |world, data| {
        world.unlock()?;
        world.write_some();
        let ballast = data.join("films");
        fill(&ballast);
        world.note("the disk is full");
        world.write_some();
        world.end();
        fs::remove_file(&ballast).unwrap();
        world.note("and has room again");
        world.unlock()?;
        world.write_some();
        world.end();
        Ok(())
    })
}

/// A stick: what is on it is not lost, but nothing that is typed while it is away can be on it.
pub(crate) fn pulled(world: &mut World) -> Done {
    world.put_away("lock");
    let (data, stick) = (world.laptop.path("data"), world.elsewhere("stick"));
    fs::rename(&data, &stick).unwrap();
    fs::create_dir(&data).unwrap();
    mounts::plug_in(&stick, &data);
    let done = on_the_stick(world, &data, &stick);
    if mounts::is_mounted(&data) {
        mounts::unmount(&data);
    }
    // What the app wrote into the empty folder meanwhile is kept.
    let meanwhile = world.elsewhere(&format!("written meanwhile {}", world.history.len()));
    fs::rename(&data, &meanwhile).unwrap();
    fs::rename(&stick, &data).unwrap();
    done?;
    world.put_in_order()?;
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}

fn on_the_stick(world: &mut World, data: &Path, stick: &Path) -> Done {
    world.unlock()?;
    world.write_some();
    mounts::unmount(data);
    world.note("the stick is pulled");
    for _ in 0..world.random.between(1, 3) {
        if world.write() {
            return Err("the stick is away, and the app says that words are saved".to_owned());
        }
    }
    let ends_first = world.random.coin();
    if ends_first {
        world.end();
    }
    mounts::plug_in(stick, data);
    world.note("and plugged in again");
    if !ends_first {
        world.flush();
        world.end();
    }
    Ok(())
}
