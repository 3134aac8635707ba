//! Stands in for the mutants where the vault was built without them: nothing is broken.

use crate::simulated_disk::Mutant;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Broken {
    None,
}

pub(crate) fn named(_: &str) -> Option<Broken> {
    None
}

/// Tampering has a test of its own, `tamper`; here it is for mutants only.
pub(crate) fn by_tampering(Broken::None: Broken) -> Option<String> {
    None
}

pub(crate) fn on_disk(Broken::None: Broken) -> Mutant {
    Mutant::None
}
