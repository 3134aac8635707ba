//! What can happen in a round. Each kind leaves the app locked or ended, and the files as a person would then leave them.

use crate::mounts;
use crate::sticks::Stick;
use crate::world::{Done, World};

mod disks;
mod evenings;
mod files;
mod forks;
mod sticks;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) happen: fn(&mut World) -> Done,
    needs: Needs,
}

/// What a system must let us do.
#[derive(Debug, Clone, Copy)]
enum Needs {
    Nothing,
    Mounts,
    Sticks,
}

impl Kind {
    const fn new(name: &'static str, happen: fn(&mut World) -> Done) -> Self {
        Self { name, happen, needs: Needs::Nothing }
    }

    const fn on_a_disk(name: &'static str, happen: fn(&mut World) -> Done) -> Self {
        Self { name, happen, needs: Needs::Mounts }
    }

    const fn on_a_stick(name: &'static str, happen: fn(&mut World) -> Done) -> Self {
        Self { name, happen, needs: Needs::Sticks }
    }
}

const ALL: &[Kind] = &[
    Kind::new("an evening of writing", evenings::writing),
    Kind::new("killed while writing", evenings::killed),
    Kind::new("a copy is made", evenings::copied),
    Kind::new("the clock jumps", evenings::clock),
    Kind::new("moved away and back while locked", files::moved_while_locked),
    Kind::new("moved away and back while open", files::moved_while_open),
    Kind::new("its folder is renamed while open", files::folder_renamed),
    Kind::new("an older state is put back while locked", files::older_put_back),
    Kind::new("another computer's file takes its place while locked", forks::swapped),
    Kind::new("switched off, and another computer's file takes its place", forks::log_left_behind),
    Kind::new("copied while open, in two moments, and put back", forks::copied_while_open),
    Kind::new("copied without its log while open, and put back", forks::copied_alone),
    Kind::new("deleted while open", files::deleted_while_open),
    Kind::new("an older state takes its place while open", files::replaced_while_open),
    Kind::on_a_disk("the disk is full over a lock and a quit", disks::full_over_the_end),
    Kind::on_a_disk("the disk is pulled while open, and comes back", disks::pulled),
    Kind::on_a_disk("the disk fills and is made free", disks::full_and_free),
    Kind::on_a_disk("the disk is hidden and comes back", disks::hidden),
    Kind::on_a_stick("every access to the stick fails, and it is plugged in again", sticks::pulled),
    Kind::on_a_stick("the stick lets nobody write any more, and is plugged in again", sticks::read_only),
];

/// The kinds that this system lets happen.
pub(crate) fn possible() -> impl Iterator<Item = Kind> {
    ALL.iter().copied().filter(|kind| match kind.needs {
        Needs::Nothing => true,
        Needs::Mounts => mounts::may_mount(),
        Needs::Sticks => mounts::may_mount() && Stick::is_possible(),
    })
}
