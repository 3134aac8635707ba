//! Where the window was, kept from one run to the next, and fitted to the screens that are there now.

#![expect(
    clippy::disallowed_methods,
    reason = "the place of the window, which says nothing about the person"
)]

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use tauri::{PhysicalPosition, PhysicalSize, WebviewWindow};

/// Size of the first window, in logical pixels.
pub(crate) const OPENS_AT: (f64, f64) = (1180.0, 760.0);
/// Smallest size, in logical pixels. A screen that is smaller still gets a window of its own size.
pub(crate) const SMALLEST: (f64, f64) = (900.0, 600.0);

/// A window's place, in the physical pixels of the desktop. It says nothing about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Geometry {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
    maximized: bool,
}

/// The part of a screen that windows may cover, in the same pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Screen {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

impl Geometry {
    /// What was kept, if a file is there and makes sense.
    pub(crate) fn read(path: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    /// Keeps it for the next run. Losing it costs nobody anything, so a failure is only noted.
    pub(crate) fn write(self, path: &Path) {
        let Ok(text) = serde_json::to_vec(&self) else { return };
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(path.with_extension("part"), text))
            .and_then(|()| fs::rename(path.with_extension("part"), path));
        if let Err(error) = written {
            tracing::warn!(kind = ?error.kind(), "the window's place was not kept");
        }
    }

    /// Where the window is now; `before` gives what a maximised window would return to.
    ///
    /// Absent while the window is minimised or full-screen, whose measures mean nothing the next day.
    pub(crate) fn of(window: &WebviewWindow, before: Option<Self>) -> Option<Self> {
        if window.is_minimized().ok()? || window.is_fullscreen().ok()? {
            return None;
        }
        if window.is_maximized().ok()? {
            return before.map(|before| Self { maximized: true, ..before });
        }
        let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
        Some(Self { x: position.x, y: position.y, width: size.width, height: size.height, maximized: false })
    }

    /// Puts the window there, or as near as the screens allow.
    pub(crate) fn restore(self, window: &WebviewWindow) -> tauri::Result<()> {
        let screens: Vec<Screen> = window
            .available_monitors()?
            .iter()
            .map(|monitor| {
                let area = monitor.work_area();
                Screen {
                    x: area.position.x,
                    y: area.position.y,
                    width: area.size.width,
                    height: area.size.height,
                }
            })
            .collect();
        let Some(fitted) = self.fit(&screens) else { return Ok(()) };
        window.set_size(PhysicalSize::new(fitted.width, fitted.height))?;
        window.set_position(PhysicalPosition::new(fitted.x, fitted.y))?;
        if fitted.maximized {
            window.maximize()?;
        }
        Ok(())
    }

    /// The same place moved and shrunk to lie on one screen: the one it covers most of. Absent when there is nothing
    /// to fit, so that the window opens as it would the first time.
    fn fit(self, screens: &[Screen]) -> Option<Self> {
        if self.width == 0 || self.height == 0 {
            return None;
        }
        let screen = screens
            .iter()
            .filter(|screen| screen.width > 0 && screen.height > 0)
            .max_by_key(|screen| self.shared_with(screen))?;
        let (width, height) = (self.width.min(screen.width), self.height.min(screen.height));
        Some(Self {
            x: clamp(self.x, width, screen.x, screen.width),
            y: clamp(self.y, height, screen.y, screen.height),
            width,
            height,
            maximized: self.maximized,
        })
    }

    /// How many pixels of a screen the window covers.
    fn shared_with(self, screen: &Screen) -> i64 {
        let overlap = |start: i32, length: u32, other_start: i32, other_length: u32| {
            let end =
                (i64::from(start) + i64::from(length)).min(i64::from(other_start) + i64::from(other_length));
            (end - i64::from(start.max(other_start))).max(0)
        };
        overlap(self.x, self.width, screen.x, screen.width)
            * overlap(self.y, self.height, screen.y, screen.height)
    }
}

/// `start` moved so that `length` lies inside a range that is at least as long.
fn clamp(start: i32, length: u32, range_start: i32, range_length: u32) -> i32 {
    let last = i64::from(range_start) + i64::from(range_length) - i64::from(length);
    let start = i64::from(start).clamp(i64::from(range_start), last.max(i64::from(range_start)));
    i32::try_from(start).unwrap_or(range_start)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LAPTOP: Screen = Screen { x: 0, y: 27, width: 1366, height: 741 };
    const BESIDE: Screen = Screen { x: 1366, y: 0, width: 1920, height: 1080 };

    fn at(x: i32, y: i32, width: u32, height: u32) -> Geometry {
        Geometry { x, y, width, height, maximized: false }
    }

    #[test]
    fn a_window_that_fits_stays_where_it_was() {
        assert_eq!(at(1500, 40, 1180, 760).fit(&[LAPTOP, BESIDE]), Some(at(1500, 40, 1180, 760)));
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_to_the_one_that_is_left() {
        assert_eq!(at(1500, 40, 1180, 700).fit(&[LAPTOP]), Some(at(186, 40, 1180, 700)));
        assert_eq!(at(-4000, -4000, 1180, 700).fit(&[LAPTOP]), Some(at(0, 27, 1180, 700)));
    }

    #[test]
    fn a_window_larger_than_the_screen_is_made_as_large_as_the_screen() {
        assert_eq!(at(0, 0, 5000, 5000).fit(&[LAPTOP]), Some(at(0, 27, 1366, 741)));
    }

    #[test]
    fn a_window_between_two_screens_goes_to_the_one_it_covers_more_of() {
        assert_eq!(at(1266, 100, 1180, 600).fit(&[LAPTOP, BESIDE]), Some(at(1366, 100, 1180, 600)));
    }

    #[test]
    fn measures_without_sense_are_left_aside() {
        assert_eq!(at(0, 0, 0, 600).fit(&[LAPTOP]), None);
        assert_eq!(at(0, 0, 900, 600).fit(&[]), None);
        let far = at(i32::MAX, i32::MIN, u32::MAX, u32::MAX).fit(&[LAPTOP]);
        assert_eq!(far, Some(at(0, 27, 1366, 741)));
    }

    #[test]
    fn it_is_read_as_it_was_written_and_a_spoiled_file_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("candor").join("window.json");
        let place = Geometry { maximized: true, ..at(10, 20, 1000, 700) };
        place.write(&path);
        assert_eq!(Geometry::read(&path), Some(place));
        fs::write(&path, "{\"x\":").unwrap();
        assert_eq!(Geometry::read(&path), None);
        assert_eq!(Geometry::read(&folder.path().join("nowhere")), None);
    }
}
