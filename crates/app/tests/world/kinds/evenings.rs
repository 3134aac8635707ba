//! Evenings as most are, and how they end.

use crate::world::{Done, World};

pub(crate) fn writing(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    if world.random.coin() {
        world.put_away("lock");
        world.unlock()?;
        world.write_some();
    }
    world.end();
    Ok(())
}

pub(crate) fn killed(world: &mut World) -> Done {
    for _ in 0..world.random.between(1, 3) {
        world.unlock()?;
        world.kill_while_writing();
    }
    Ok(())
}

pub(crate) fn copied(world: &mut World) -> Done {
    world.unlock()?;
    world.write_some();
    for _ in 0..world.random.between(1, 3) {
        let answer = world.tell("copy");
        let name = answer.strip_prefix("copy ").ok_or(format!("no copy was made: {answer}"))?;
        if !world.laptop.path("data/Copies").join(name).exists() {
            return Err(format!("{name} was just made, and is not there"));
        }
        world.write_some();
    }
    world.end();
    Ok(())
}

/// A dead battery, a journey, a virtual machine: the clock is years off for a while.
pub(crate) fn clock(world: &mut World) -> Done {
    const YEAR: i64 = 365 * 24 * 3600;
    let years = [-56, -1, 1, 30][world.random.below(4)];
    world.tell(&format!("clock {}", years * YEAR));
    copied(world)?;
    world.tell("clock 0");
    world.unlock()?;
    world.write_some();
    world.end();
    Ok(())
}
