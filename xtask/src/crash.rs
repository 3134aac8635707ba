//! `cargo xtask crash`: power cuts on a simulated disk, as many as are asked for.

use crate::shell::{Done, Problem, cargo, run_and_look};

/// The test that cuts the power; the environment tells it how often.
const TEST: &str = "what_was_acknowledged_survives_every_cut";

/// Cuts the power `--cuts` times, from seed `--seed` on, and ends with the count in one line. With `--mutant` one
/// thing is broken on purpose, and not to notice it is the failure.
pub(crate) fn run(arguments: &[&str]) -> Done {
    let mut test = cargo(&["test", "--quiet", "--package", "candor-vault", "--test", "power_cuts"]);
    let mut mutant = None;
    for pair in arguments.chunks(2) {
        match *pair {
            ["--cuts", cuts] => test.env("CANDOR_CUTS", number(cuts)?),
            ["--seed", seed] => test.env("CANDOR_SEED", number(seed)?),
            ["--mutant", name] => {
                mutant = Some(name);
                test.args(["--features", "mutants"]).env("CANDOR_MUTANT", name)
            }
            _ => return Err(Problem::new("cargo xtask crash [--cuts N] [--seed S] [--mutant NAME]")),
        };
    }
    test.args(["--", "--exact", TEST, "--nocapture"]);
    let mut last_line = None;
    let survived = run_and_look(&mut test, |line| {
        if line.starts_with("cuts=") {
            last_line = Some(line.to_owned());
        }
    })?;
    let last_line = last_line.ok_or_else(|| Problem::new("no cut was made"))?;
    match (survived, mutant) {
        (true, None) => println!("\n{last_line}"),
        (false, Some(mutant)) => println!("\n{mutant} was caught\n{last_line}"),
        (true, Some(mutant)) => {
            return Err(Problem::new(format!("{mutant} was not noticed\n{last_line}")));
        }
        (false, None) => return Err(Problem::new(last_line)),
    }
    Ok(())
}

fn number(text: &str) -> Done<&str> {
    let is_number = text.parse::<u64>().is_ok();
    if is_number { Ok(text) } else { Err(Problem::new(format!("“{text}” is not a number"))) }
}
