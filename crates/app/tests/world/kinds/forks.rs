//! Two computers with one journal.

use std::fs;
use std::path::PathBuf;

use crate::finding::log_of;
use crate::process::Computer;
use crate::world::{Done, World, move_vault};

/// Both go on from one file; the other computer's takes the name, ours is kept beside it.
pub(crate) fn swapped(world: &mut World) -> Done {
    // Closed cleanly, so that one file is all there is.
    world.unlock()?;
    world.put_away("lock");
    let journal = world.laptop.journal();
    let mut desktop = world.another_computer("desktop");
    fs::copy(&journal, desktop.journal()).unwrap();
    world.unlock()?;
    world.write_some();
    world.put_away("lock");
    let sessions = world.random.between(1, 3);
    for _ in 0..sessions {
        write_on(world, &mut desktop)?;
        desktop.tell("lock");
    }
    desktop.tell("quit");
    let conflict =
        world.laptop.path(&format!("data/journal (conflicted copy {}).candor", world.history.len()));
    move_vault(&journal, &conflict);
    move_vault(&desktop.journal(), &journal);
    world.note("the other computer's file takes the journal's place");
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}

/// The laptop was switched off in the midst of an evening; meanwhile a sync program put the other computer's file in the
/// journal's place, and kept ours under another name. Our log stayed where it was.
pub(crate) fn log_left_behind(world: &mut World) -> Done {
    world.unlock()?;
    world.put_away("lock");
    let journal = world.laptop.journal();
    let mut desktop = world.another_computer("desktop");
    fs::copy(&journal, desktop.journal()).unwrap();
    world.unlock()?;
    // At least one word of which somebody was told that it is saved, and which is in the log alone.
    while !world.write() {}
    world.write_some();
    world.kill_while_writing();
    let ours = world.finder.remember_log(&journal);
    write_on(world, &mut desktop)?;
    // Closed, or switched off as well: then the log of ours lies beside the file of another open session.
    if world.random.coin() {
        desktop.tell("quit");
    } else {
        desktop.kill();
        world.finder.remember_log(&desktop.journal());
        let theirs = world.elsewhere(&format!("their log {}", world.history.len()));
        if log_of(&desktop.journal()).exists() {
            fs::rename(log_of(&desktop.journal()), theirs).unwrap();
        }
    }
    let conflict =
        world.laptop.path(&format!("data/journal (conflicted copy {}).candor", world.history.len()));
    fs::rename(&journal, &conflict).unwrap();
    fs::rename(desktop.journal(), &journal).unwrap();
    world.note("the other computer's file takes the journal's place, and our log stays beside it");
    let answer = world.unlock()?;
    // Brought in meanwhile, after some quiet seconds, they are in the file that was put aside.
    if !ours.is_empty() {
        if !answer.contains("kept log") {
            return Err(format!("{ours:?} are in a log of another line, and nobody is told of it: {answer}"));
        }
        if !world.finder.is_kept_beside(&journal, &ours) {
            return Err(format!("the log with {ours:?} is not kept as it was"));
        }
    }
    world.write_some();
    world.end();
    Ok(())
}

/// Main file and log are copied while the journal is open, one before the other, with words and a checkpoint between;
/// later the copies are put in its place.
pub(crate) fn copied_while_open(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    let journal = world.laptop.journal();
    let name = format!("copied {}.candor", world.history.len());
    let copy = world.elsewhere(&name);
    let pair = [(journal.clone(), copy.clone()), (log_of(&journal), log_of(&copy))];
    let (first, second) = if world.random.coin() { (0, 1) } else { (1, 0) };
    let copied = |index: usize| {
        let (from, to): &(PathBuf, PathBuf) = &pair[index];
        from.exists().then(|| fs::copy(from, to).unwrap());
    };
    copied(first);
    for _ in 0..world.random.below(4) {
        world.write();
        if world.random.coin() {
            // As after some quiet seconds: closing and opening again bring the log in.
            world.put_away("lock");
            world.unlock()?;
        }
    }
    copied(second);
    world.write_some();
    world.put_away("lock");
    let aside = world.laptop.path(&format!("data/journal (before {}).candor", world.history.len()));
    move_vault(&journal, &aside);
    move_vault(&copy, &journal);
    world.finder.remember_log(&journal);
    world.note("what was copied while it was open is put in its place");
    let answer = world.tell("unlock");
    if answer.starts_with("open") {
        world.write_some();
        world.end();
    } else {
        // Named as damaged: the person puts back what was set aside.
        let torn = world.elsewhere(&format!("torn {}.candor", world.history.len()));
        move_vault(&journal, &torn);
        move_vault(&aside, &journal);
    }
    world.unlock()?;
    world.end();
    Ok(())
}

/// The main file copied without its log while it is open, and put back.
pub(crate) fn copied_alone(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    let journal = world.laptop.journal();
    let copy = world.elsewhere(&format!("alone {}.candor", world.history.len()));
    fs::copy(&journal, &copy).unwrap();
    world.put_away("lock");
    let aside = world.laptop.path(&format!("data/journal (before {}).candor", world.history.len()));
    move_vault(&journal, &aside);
    move_vault(&copy, &journal);
    world.note("the main file, copied alone while it was open, is put in its place");
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}

fn write_on(world: &mut World, computer: &mut Computer) -> Done {
    let answer = computer.tell("unlock");
    if !answer.starts_with("open") {
        return Err(format!("the other computer cannot open its copy: {answer}"));
    }
    world.written_elsewhere(computer)
}
