//! People and sync programs that move one journal's files about.

use std::fs;

use crate::finding::log_of;
use crate::world::{Done, World, move_vault};

pub(crate) fn moved_while_locked(world: &mut World) -> Done {
    let (journal, away) = (world.laptop.journal(), world.elsewhere("away.candor"));
    move_vault(&journal, &away);
    let answer = world.tell("unlock");
    move_vault(&away, &journal);
    if answer.starts_with("open") {
        return Err(format!("a journal that is not there was opened: {answer}"));
    }
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}

/// The journal's file alone, as a file manager shows it; its log stays.
pub(crate) fn moved_while_open(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    let (journal, away) = (world.laptop.journal(), world.elsewhere("away.candor"));
    fs::rename(&journal, &away).unwrap();
    world.note("the journal's file is moved away");
    world.write_some();
    fs::rename(&away, &journal).unwrap();
    world.note("and back");
    world.flush();
    world.write_some();
    world.end();
    Ok(())
}

pub(crate) fn folder_renamed(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    let (folder, other) = (world.laptop.path("data"), world.laptop.path("papers"));
    fs::rename(&folder, &other).unwrap();
    world.note("the folder is renamed");
    world.write_some();
    if world.random.coin() {
        world.put_away("lock");
    }
    // A copy of the day may have made the folder anew.
    if folder.exists() {
        fs::rename(&folder, world.elsewhere(&format!("made anew {}", world.history.len()))).unwrap();
    }
    fs::rename(&other, &folder).unwrap();
    world.note("and has its name again");
    world.flush();
    world.end();
    // A folder that is renamed is followed, so that the app may look for the journal where it was when it was locked.
    world.put_in_order()?;
    world.unlock()?;
    world.end();
    Ok(())
}

/// A sync program brings an older state back, and keeps the newer one under another name, as they do.
pub(crate) fn older_put_back(world: &mut World) -> Done {
    world.put_away("lock");
    let journal = world.laptop.journal();
    let older = world.elsewhere("older.candor");
    fs::copy(&journal, &older).unwrap();
    let had_log = log_of(&journal).exists();
    if had_log {
        fs::copy(log_of(&journal), log_of(&older)).unwrap();
    }
    world.unlock()?;
    world.write_some();
    world.put_away("lock");
    let conflict = world.laptop.path(&format!("data/journal.sync-conflict-{}.candor", world.history.len()));
    move_vault(&journal, &conflict);
    move_vault(&older, &journal);
    world.note("an older state takes its place");
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}

/// A tidy person, or a sync program that was told so elsewhere. What was in the file can be had from the app alone.
pub(crate) fn deleted_while_open(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    let journal = world.laptop.journal();
    fs::remove_file(&journal).unwrap();
    if world.random.coin() {
        let _ = fs::remove_file(log_of(&journal));
    }
    world.note("the journal is deleted");
    afterwards(world)
}

/// A sync program renames another state over the open file, as they all do.
pub(crate) fn replaced_while_open(world: &mut World) -> Done {
    world.unlock()?;
    world.put_away("lock");
    let journal = world.laptop.journal();
    let other = world.elsewhere("other state.candor");
    fs::copy(&journal, &other).unwrap();
    world.unlock()?;
    world.write_some();
    fs::rename(&other, &journal).unwrap();
    world.note("another state is renamed over the journal");
    afterwards(world)
}

/// Goes on writing without a file; nothing may be called saved then but what is found again.
fn afterwards(world: &mut World) -> Done {
    for _ in 0..world.random.below(3) {
        world.write();
    }
    match world.random.below(3) {
        0 => world.put_away("sleep"),
        1 => world.quit(),
        _ => world.put_away("lock"),
    }
    world.put_in_order()?;
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}
