//! The native menu, in the language of the page.
//!
//! What the page carries out reaches it as [`AppEvent::Menu`]; locking, ending and the size of the window are done
//! here, so that they work whatever state the page is in. Keys that edit text (undo, cut, copy, paste, select all)
//! are named on macOS, which knows them only through the menu; elsewhere the webview has them itself, and a menu
//! that took them would take them from the text field too.

use candor_app::Host;
use candor_app::api::{AppEvent, MenuItem as PageItem};
use candor_locales::Words;
use tauri::menu::{IsMenuItem, Menu, MenuItem, MenuItemKind, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Wry};

use crate::shell::Shell;
use crate::window;

/// What an item of ours does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Page(PageItem),
    Lock,
    Quit,
    FullScreen,
    /// An editing command of the webview.
    #[cfg(target_os = "linux")]
    Edit(&'static str),
}

/// An item of ours. Its words are the message `menu-<id>`.
struct Item {
    id: &'static str,
    key: Option<&'static str>,
    action: Action,
}

const fn item(id: &'static str, key: Option<&'static str>, action: Action) -> Item {
    Item { id, key, action }
}

const ITEMS: &[Item] = &[
    item("new-page", Some("CmdOrCtrl+N"), Action::Page(PageItem::NewPage)),
    item("settings", Some("CmdOrCtrl+,"), Action::Page(PageItem::Settings)),
    item("lock", Some("CmdOrCtrl+L"), Action::Lock),
    item("quit", Some("CmdOrCtrl+Q"), Action::Quit),
    item("undo", None, Action::Page(PageItem::Undo)),
    item("redo", None, Action::Page(PageItem::Redo)),
    #[cfg(target_os = "linux")]
    item("cut", None, Action::Edit("Cut")),
    #[cfg(target_os = "linux")]
    item("copy", None, Action::Edit("Copy")),
    #[cfg(target_os = "linux")]
    item("paste", None, Action::Edit("PasteAsPlainText")),
    #[cfg(target_os = "linux")]
    item("select-all", None, Action::Edit("SelectAll")),
    item("search", Some("CmdOrCtrl+K"), Action::Page(PageItem::Search)),
    item("zoom-in", Some("CmdOrCtrl+="), Action::Page(PageItem::ZoomIn)),
    item("zoom-out", Some("CmdOrCtrl+-"), Action::Page(PageItem::ZoomOut)),
    item("zoom-reset", Some("CmdOrCtrl+0"), Action::Page(PageItem::ZoomReset)),
    item("full-screen", Some("F11"), Action::FullScreen),
    item("help-now", Some("F1"), Action::Page(PageItem::Help)),
];

/// The menu, and what in it has words.
pub(crate) struct NativeMenu {
    named: Vec<(&'static str, MenuItemKind<Wry>)>,
}

impl NativeMenu {
    /// Makes the menu and shows it.
    ///
    /// # Errors
    /// When the system refuses an item.
    pub(crate) fn show(app: &AppHandle, words: &Words) -> tauri::Result<Self> {
        let mut maker = Maker { app, words, named: Vec::new() };
        let menu = Menu::new(app)?;
        #[cfg(target_os = "macos")]
        menu.append(&maker.application()?)?;
        for submenu in [maker.file()?, maker.edit()?, maker.view()?, maker.help()?] {
            menu.append(&submenu)?;
        }
        app.set_menu(menu)?;
        Ok(Self { named: maker.named })
    }

    /// Says everything in another language.
    ///
    /// # Errors
    /// When the system refuses the words.
    pub(crate) fn speak(&self, words: &Words) -> tauri::Result<()> {
        for (id, item) in &self.named {
            let text = words_of(id, words);
            match item {
                MenuItemKind::MenuItem(item) => item.set_text(text)?,
                MenuItemKind::Submenu(submenu) => submenu.set_text(text)?,
                MenuItemKind::Predefined(item) => item.set_text(text)?,
                // There are none.
                MenuItemKind::Check(_) | MenuItemKind::Icon(_) => {}
            }
        }
        Ok(())
    }
}

/// Does what the item named `id` is for.
pub(crate) fn chosen(app: &AppHandle, id: &str) {
    let Some(item) = ITEMS.iter().find(|item| item.id == id) else { return };
    let shell = app.state::<Shell>();
    match item.action {
        Action::Page(item) => shell.host().emit(AppEvent::Menu { item }),
        Action::Lock => shell.lock(),
        Action::Quit => shell.quit(),
        Action::FullScreen => window::toggle_full_screen(app),
        #[cfg(target_os = "linux")]
        Action::Edit(command) => window::edit(app, command),
    }
}

fn words_of(id: &str, words: &Words) -> String {
    words.get(&format!("menu-{id}"), &[])
}

/// Makes the menus one after the other, and notes what has words.
struct Maker<'a> {
    app: &'a AppHandle,
    words: &'a Words,
    named: Vec<(&'static str, MenuItemKind<Wry>)>,
}

impl Maker<'_> {
    /// macOS: the menu that bears the app's name.
    #[cfg(target_os = "macos")]
    fn application(&mut self) -> tauri::Result<Submenu<Wry>> {
        let menu = self.submenu("application")?;
        let about = PredefinedMenuItem::about(self.app, Some(&words_of("about", self.words)), None)?;
        menu.append(&about)?;
        self.named.push(("about", about.kind()));
        self.separate(&menu)?;
        self.items(&menu, &["settings"])?;
        self.separate(&menu)?;
        self.predefined(&menu, "hide", PredefinedMenuItem::hide)?;
        self.predefined(&menu, "hide-others", PredefinedMenuItem::hide_others)?;
        self.predefined(&menu, "show-all", PredefinedMenuItem::show_all)?;
        self.separate(&menu)?;
        self.items(&menu, &["quit"])?;
        Ok(menu)
    }

    fn file(&mut self) -> tauri::Result<Submenu<Wry>> {
        let menu = self.submenu("file")?;
        self.items(&menu, &["new-page"])?;
        self.separate(&menu)?;
        if cfg!(target_os = "macos") {
            self.items(&menu, &["lock"])?;
        } else {
            self.items(&menu, &["settings"])?;
            self.separate(&menu)?;
            self.items(&menu, &["lock"])?;
            self.separate(&menu)?;
            self.items(&menu, &["quit"])?;
        }
        Ok(menu)
    }

    fn edit(&mut self) -> tauri::Result<Submenu<Wry>> {
        let menu = self.submenu("edit")?;
        #[cfg(target_os = "macos")]
        {
            self.predefined(&menu, "undo", PredefinedMenuItem::undo)?;
            self.predefined(&menu, "redo", PredefinedMenuItem::redo)?;
        }
        #[cfg(not(target_os = "macos"))]
        self.items(&menu, &["undo", "redo"])?;
        self.separate(&menu)?;
        #[cfg(target_os = "linux")]
        self.items(&menu, &["cut", "copy", "paste", "select-all"])?;
        #[cfg(not(target_os = "linux"))]
        {
            self.predefined(&menu, "cut", PredefinedMenuItem::cut)?;
            self.predefined(&menu, "copy", PredefinedMenuItem::copy)?;
            self.predefined(&menu, "paste", PredefinedMenuItem::paste)?;
            self.predefined(&menu, "select-all", PredefinedMenuItem::select_all)?;
        }
        self.separate(&menu)?;
        self.items(&menu, &["search"])?;
        Ok(menu)
    }

    fn view(&mut self) -> tauri::Result<Submenu<Wry>> {
        let menu = self.submenu("view")?;
        self.items(&menu, &["zoom-in", "zoom-out", "zoom-reset"])?;
        self.separate(&menu)?;
        #[cfg(target_os = "macos")]
        self.predefined(&menu, "full-screen", PredefinedMenuItem::fullscreen)?;
        #[cfg(not(target_os = "macos"))]
        self.items(&menu, &["full-screen"])?;
        Ok(menu)
    }

    fn help(&mut self) -> tauri::Result<Submenu<Wry>> {
        let menu = self.submenu("help")?;
        self.items(&menu, &["help-now"])?;
        Ok(menu)
    }

    fn submenu(&mut self, id: &'static str) -> tauri::Result<Submenu<Wry>> {
        let submenu = Submenu::new(self.app, words_of(id, self.words), true)?;
        self.named.push((id, submenu.kind()));
        Ok(submenu)
    }

    fn items(&mut self, menu: &Submenu<Wry>, ids: &[&str]) -> tauri::Result<()> {
        for id in ids {
            let item =
                ITEMS.iter().find(|item| item.id == *id).expect("the menus name items of the list above");
            let made = MenuItem::with_id(self.app, item.id, words_of(id, self.words), true, item.key)?;
            menu.append(&made)?;
            self.named.push((item.id, made.kind()));
        }
        Ok(())
    }

    fn separate(&self, menu: &Submenu<Wry>) -> tauri::Result<()> {
        menu.append(&PredefinedMenuItem::separator(self.app)?)
    }

    /// An item that the system carries out.
    #[cfg(not(target_os = "linux"))]
    fn predefined(
        &mut self,
        menu: &Submenu<Wry>,
        id: &'static str,
        make: fn(&AppHandle, Option<&str>) -> tauri::Result<PredefinedMenuItem<Wry>>,
    ) -> tauri::Result<()> {
        let item = make(self.app, Some(&words_of(id, self.words)))?;
        menu.append(&item)?;
        self.named.push((id, item.kind()));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_the_menu_is_one_that_edits_text() {
        let editing =
            ["Z", "Y", "X", "C", "V", "A", "B", "I", "S"].map(|letter| format!("CmdOrCtrl+{letter}"));
        let mut keys: Vec<_> = ITEMS.iter().filter_map(|item| item.key).collect();
        assert!(keys.iter().all(|key| !editing.iter().any(|editing| editing == key)));
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all, "a key belongs to one item");
    }

    #[test]
    fn every_menu_and_item_has_its_words_in_every_language() {
        let menus =
            ["application", "file", "edit", "view", "help", "about", "hide", "hide-others", "show-all"];
        for language in candor_locales::LANGUAGES {
            let words = Words::new(language);
            for id in ITEMS.iter().map(|item| item.id).chain(menus) {
                assert!(words.has(&format!("menu-{id}")), "menu-{id} in {language}");
            }
        }
    }
}
