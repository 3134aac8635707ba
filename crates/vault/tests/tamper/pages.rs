//! Pages swapped, doubled, zeroed, and brought in from other files.

use crate::files::{Files, PAGE, damage, look, of_page, read_around};

#[test]
fn any_two_pages_that_change_places_are_damage_of_the_first() {
    let whole = Files::with_notes(12);
    let expected = look(&whole).unwrap();
    for first in 1..whole.pages() {
        for second in first + 1..=whole.pages() {
            let swapped = whole.with_page(first, whole.page(second)).with_page(second, whole.page(first));
            assert_eq!(damage(&swapped), of_page(first), "{first} and {second}");
            read_around(&swapped, &expected);
        }
    }
}

#[test]
fn a_page_that_lies_in_anothers_place_too_is_damage_of_that_place() {
    let whole = Files::with_notes(12);
    for from in 1..=whole.pages() {
        for to in (1..=whole.pages()).filter(|to| *to != from) {
            let doubled = whole.with_page(to, whole.page(from));
            assert_eq!(damage(&doubled), of_page(to), "{from} over {to}");
        }
    }
}

#[test]
fn zeroed_pages_are_damage_and_what_lies_around_them_can_be_read() {
    let whole = Files::with_notes(12);
    let expected = look(&whole).unwrap();
    for from in 1..=whole.pages() {
        let mut zeroed = whole.clone();
        for to in from..=whole.pages() {
            zeroed = zeroed.with_page(to, &[0; PAGE]);
            assert_eq!(damage(&zeroed), of_page(from), "{from} to {to}");
            let readable = read_around(&zeroed, &expected);
            // Page 1 is the schema, page 2 the table's root; each other page holds three notes.
            let lost = 3 * (to - from + 1);
            assert_eq!(readable, if from <= 2 { 0 } else { expected.len() - lost }, "{from} to {to}");
        }
    }
    for part in (0..PAGE).step_by(512) {
        for number in 1..=whole.pages() {
            let mut page = whole.page(number).to_vec();
            page[part..][..512].fill(0);
            assert_eq!(damage(&whole.with_page(number, &page)), of_page(number), "{part} of {number}");
        }
    }
}

#[test]
fn a_page_of_another_vault_or_of_a_backup_is_damage_in_its_own_place_too() {
    let whole = Files::with_notes(12);
    for other in [Files::with_notes(12), whole.backup()] {
        assert_eq!(other.pages(), whole.pages());
        for number in 1..=whole.pages() {
            assert_eq!(damage(&whole.with_page(number, other.page(number))), of_page(number));
        }
    }
}
