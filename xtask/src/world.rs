//! `cargo xtask world`: what sync programs, people, clocks and full disks do around an open journal, as often as is
//! asked for.

use crate::shell::{Done, Problem, cargo, run_and_look};

/// The test that is the world; the environment tells it how long.
const TEST: &str = "no_acknowledged_word_is_lost_whatever_the_world_does";

/// Lives `--rounds` rounds, from seed `--seed` on, and ends with the count in one line.
pub(crate) fn run(arguments: &[&str]) -> Done {
    let mut test = cargo(&["test", "--quiet", "--package", "candor-app", "--test", "world"]);
    for pair in arguments.chunks(2) {
        let (variable, number) = match *pair {
            ["--rounds", rounds] => ("CANDOR_ROUNDS", rounds),
            ["--seed", seed] => ("CANDOR_SEED", seed),
            _ => return Err(Problem::new("cargo xtask world [--rounds N] [--seed S]")),
        };
        if number.parse::<u64>().is_err() {
            return Err(Problem::new(format!("“{number}” is not a number")));
        }
        test.env(variable, number);
    }
    test.args(["--", "--exact", TEST, "--nocapture"]);
    let mut last_line = None;
    let survived = run_and_look(&mut test, |line| {
        if line.starts_with("rounds=") {
            last_line = Some(line.to_owned());
        }
    })?;
    let last_line = last_line.ok_or_else(|| Problem::new("no round was lived"))?;
    if !survived {
        return Err(Problem::new(last_line));
    }
    println!("\n{last_line}");
    Ok(())
}
