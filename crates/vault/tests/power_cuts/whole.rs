//! Stands in for the mutants where the vault was built without them: nothing is broken.

use crate::simulated_disk::Mutant;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Broken {
    None,
}

pub(crate) fn named(_: &str) -> Option<Broken> {
    None
}

pub(crate) fn on_disk(Broken::None: Broken) -> Mutant {
    Mutant::None
}
