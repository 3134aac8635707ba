//! Keys, as WebDriver names them.

/// A key that is not a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the name on the key")]
pub enum Key {
    Alt,
    Backspace,
    Control,
    Delete,
    Down,
    End,
    Enter,
    Escape,
    F1,
    F2,
    F6,
    Home,
    Left,
    PageDown,
    PageUp,
    Right,
    Shift,
    Space,
    Tab,
    Up,
}

impl Key {
    /// The code point of <https://www.w3.org/TR/webdriver2/#keyboard-actions>.
    pub(crate) fn code(self) -> char {
        match self {
            Self::Alt => '\u{E00A}',
            Self::Backspace => '\u{E003}',
            Self::Control => '\u{E009}',
            Self::Delete => '\u{E017}',
            Self::Down => '\u{E015}',
            Self::End => '\u{E010}',
            Self::Enter => '\u{E007}',
            Self::Escape => '\u{E00C}',
            Self::F1 => '\u{E031}',
            Self::F2 => '\u{E032}',
            Self::F6 => '\u{E036}',
            Self::Home => '\u{E011}',
            Self::Left => '\u{E012}',
            Self::PageDown => '\u{E00F}',
            Self::PageUp => '\u{E00E}',
            Self::Right => '\u{E014}',
            Self::Shift => '\u{E008}',
            Self::Space => ' ',
            Self::Tab => '\u{E004}',
            Self::Up => '\u{E013}',
        }
    }
}
