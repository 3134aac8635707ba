//! Linux: the view is hidden and a box of GTK's own stands in its place.

use std::cell::RefCell;

use gtk::prelude::{BoxExt, ButtonExt, Cast, ContainerExt, LabelExt, WidgetExt};
use tauri::{AppHandle, Manager, WebviewWindow};
use webkit2gtk::{WebProcessTerminationReason, WebView, WebViewExt};

use super::Said;
use crate::shell::Shell;

/// The page and what stands in its place.
struct Cover {
    page: WebView,
    place: gtk::Box,
    words: gtk::Label,
    again: gtk::Button,
}

thread_local! {
    /// On the main thread, to which everything of GTK's belongs.
    static COVER: RefCell<Option<Cover>> = const { RefCell::new(None) };
}

pub(super) fn prepare(window: &WebviewWindow) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    window.with_webview(move |webview| {
        let page = webview.inner();
        let listener = app.clone();
        page.connect_web_process_terminated(move |_, reason| {
            // Ended by us, to be loaded anew: whoever did that goes on by himself.
            if reason != WebProcessTerminationReason::TerminatedByApi {
                with_cover(Cover::lay);
                listener.state::<Shell>().page_died();
            }
        });
        let cover = Cover::over(page, &app);
        COVER.with_borrow_mut(|place| *place = cover);
    })
}

pub(super) fn lay(window: &WebviewWindow) -> tauri::Result<()> {
    window.run_on_main_thread(|| with_cover(Cover::lay))
}

pub(super) fn say(window: &WebviewWindow, said: Said) -> tauri::Result<()> {
    window.run_on_main_thread(move || with_cover(|cover| cover.say(&said)))
}

pub(super) fn end_page(window: &WebviewWindow) -> tauri::Result<()> {
    window.run_on_main_thread(|| with_cover(|cover| cover.page.terminate_web_process()))
}

pub(super) fn lift(window: &WebviewWindow) -> tauri::Result<()> {
    window.run_on_main_thread(|| with_cover(Cover::lift))
}

fn with_cover(act: impl FnOnce(&Cover)) {
    COVER.with_borrow(|cover| {
        if let Some(cover) = cover {
            act(cover);
        }
    });
}

impl Cover {
    /// A cover in the box in which the page stands.
    fn over(page: WebView, app: &AppHandle) -> Option<Self> {
        let around = page.parent()?.downcast::<gtk::Box>().ok()?;
        let place = gtk::Box::new(gtk::Orientation::Vertical, 18);
        let words = gtk::Label::new(None);
        words.set_line_wrap(true);
        words.set_max_width_chars(56);
        words.set_selectable(true);
        let again = gtk::Button::new();
        again.set_halign(gtk::Align::Center);
        let app = app.clone();
        again.connect_clicked(move |_| app.state::<Shell>().load_again());
        for each in [words.upcast_ref::<gtk::Widget>(), again.upcast_ref()] {
            place.add(each);
        }
        place.set_valign(gtk::Align::Center);
        place.set_margin(24);
        // Hidden until it is needed, also when the whole window is shown.
        place.set_no_show_all(true);
        around.pack_end(&place, true, true, 0);
        Some(Self { page, place, words, again })
    }

    fn lay(&self) {
        self.page.hide();
        self.words.set_text("");
        for each in [self.words.upcast_ref::<gtk::Widget>(), self.again.upcast_ref()] {
            each.hide();
        }
        self.place.show();
    }

    /// Words come only where the page is not: a page that has painted meanwhile stays.
    fn say(&self, said: &Said) {
        if self.page.is_visible() {
            return;
        }
        self.words.set_text(&said.words);
        self.again.set_label(&said.again);
        for each in [self.words.upcast_ref::<gtk::Widget>(), self.again.upcast_ref()] {
            each.show();
        }
        self.again.grab_focus();
    }

    fn lift(&self) {
        self.place.hide();
        if !self.page.is_visible() {
            self.page.show();
            self.page.grab_focus();
        }
    }
}
