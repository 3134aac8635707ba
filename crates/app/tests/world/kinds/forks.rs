//! Two computers with one journal.

use std::fs;

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
        let answer = desktop.tell("unlock");
        if !answer.starts_with("open") {
            return Err(format!("the other computer cannot open its copy: {answer}"));
        }
        world.written_elsewhere(&mut desktop)?;
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
