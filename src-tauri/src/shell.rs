//! The app put together: its parts, and what happens between the first moment and the last.

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use candor_app::api::AppEvent;
use candor_app::error::AppError;
use candor_app::{App, Directories, Host, Options};
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};

use crate::deaths::Deaths;
use crate::geometry::Geometry;
use crate::host::{WindowHost, held};
use crate::last_words::Patience;
use crate::system::{self, Listener};
use crate::web_data::WebData;
use crate::{clipboard, commands, cover, ending, menu, window};

/// How long the page may take to paint before the window is shown all the same, so that a fault can be seen.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the window, its menu and the commands share.
pub(crate) struct Shell {
    handle: AppHandle,
    app: App,
    host: Arc<WindowHost>,
    web_data: Mutex<WebData>,
    geometry: Mutex<Option<Geometry>>,
    geometry_file: PathBuf,
    deaths: Mutex<Deaths>,
    ending: AtomicBool,
}

/// Opens the window and stays until it is closed.
pub(crate) fn run() -> ExitCode {
    let builder = tauri::Builder::default();
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|page| {
        if let Some(shell) = page.try_state::<Shell>() {
            shell.page_died();
        }
    });
    let built = builder
        // First, so that a second start ends before it has done anything but bring the first window forward.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)))
        .invoke_handler(commands::handler())
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .setup(|app| set_up(app.handle()))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| hear(app, &event));
            ExitCode::SUCCESS
        }
        Err(error) => {
            // Whoever started the app from a terminal, or looks into the journal of the session, is told why.
            let _ = writeln!(io::stderr(), "candor: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the parts, and the window last.
fn set_up(handle: &AppHandle) -> Result<(), Box<dyn Error>> {
    let directories = Directories::of_system().ok_or("the system names no home folder")?;
    let web_data = web_data(handle, &directories)?;
    let geometry_file = directories.config.join("window.json");
    let geometry = Geometry::read(&geometry_file);

    let host = Arc::new(WindowHost::new(handle.clone()));
    let app = App::with(host.clone(), directories, options());
    let state = app.app_state()?;
    let theme = state.preferences.theme;
    handle.manage(Shell {
        handle: handle.clone(),
        app,
        host,
        web_data: Mutex::new(web_data),
        geometry: Mutex::new(geometry),
        geometry_file,
        deaths: Mutex::new(Deaths::default()),
        ending: AtomicBool::new(false),
    });

    let shell = handle.state::<Shell>();
    let window = {
        let web_data = held(&shell.web_data);
        window::create(handle, &web_data, theme)?
    };
    shell.host.begin(&state.preferences, &state.system_language)?;
    if let Some(geometry) = geometry {
        geometry.restore(&window)?;
    }

    let listener: Arc<dyn Listener> = Arc::new(Locker(handle.clone()));
    system::watch(&listener);
    ending::listen_to_signals(handle);
    let handle = handle.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        handle.state::<Shell>().host.show();
    });
    Ok(())
}

/// As people have it, but for a clock that end-to-end tests set.
fn options() -> Options {
    Options {
        #[cfg(feature = "automation")]
        clock: Arc::new(crate::shifted_clock::ShiftedClock),
        ..Options::default()
    }
}

/// A folder for the webview: in what the system keeps in memory and clears at the end of the session, else among the
/// caches.
fn web_data(handle: &AppHandle, directories: &Directories) -> io::Result<WebData> {
    if let Ok(runtime) = handle.path().runtime_dir()
        && let Ok(data) = WebData::new(&runtime.join("candor"))
    {
        return Ok(data);
    }
    WebData::new(&directories.cache.join("web"))
}

impl Shell {
    /// What the app does.
    pub(crate) fn app(&self) -> App {
        self.app.clone()
    }

    /// The window, as the app knows it.
    pub(crate) fn host(&self) -> &WindowHost {
        &self.host
    }

    /// Locks as the person asked, after the page has sent its last words.
    pub(crate) fn lock(&self) {
        let (host, app) = (Arc::clone(&self.host), self.app());
        std::thread::spawn(move || {
            host.ask_for_last_words(Patience::UNHURRIED);
            note(app.lock());
        });
    }

    /// Ends the app, after the page has sent its last words and they are written. While it is being tried it is not
    /// tried again; if the words cannot be written, the app stays and the page asks.
    pub(crate) fn quit(&self) {
        self.try_to_quit(App::quit);
    }

    /// Ends the app because the system says so, as at the end of a session: nobody is there to be asked. It stays only
    /// while words are on no disk at all.
    pub(crate) fn quit_unasked(&self) {
        self.try_to_quit(|app| app.quit().or_else(|_| app.quit_anyway()));
    }

    fn try_to_quit(&self, quit: impl FnOnce(&App) -> Result<(), AppError> + Send + 'static) {
        if self.ending.swap(true, Ordering::SeqCst) {
            return;
        }
        let handle = self.handle.clone();
        std::thread::spawn(move || {
            let shell = handle.state::<Shell>();
            shell.host.ask_for_last_words(Patience::UNHURRIED);
            let ended = quit(&shell.app);
            if ended.is_err() {
                shell.ending.store(false, Ordering::SeqCst);
            }
            note(ended);
        });
    }

    /// The page's process has ended, whatever ended it. The page is covered already. What it had handed over is
    /// written, and it is loaded anew where the person was, unless that is what kills it. Called on the main thread.
    pub(crate) fn page_died(&self) {
        tracing::warn!("the page's process has ended");
        self.host.page_died();
        let again = held(&self.deaths).another(Instant::now());
        let handle = self.handle.clone();
        std::thread::spawn(move || {
            let shell = handle.state::<Shell>();
            // Locked, there is nothing to write. What cannot be written is held, and the page will be told.
            if let Err(error) = shell.app.flush() {
                tracing::debug!(%error, "nothing was written after the page's end");
            }
            if again {
                shell.host.load_page();
            } else {
                shell.host.say_on_cover("page-stopped");
            }
        });
    }

    /// Loads the page because the person asks for it, where it does not come back by itself.
    pub(crate) fn load_again(&self) {
        held(&self.deaths).forget();
        if let Some(window) = window::get(&self.handle) {
            cover::end_page(&window);
        }
        self.host.load_page();
    }

    /// Keeps the window's place while it can still be asked for.
    fn remember_geometry(&self) {
        let mut geometry = held(&self.geometry);
        let now = window::get(&self.handle).and_then(|window| Geometry::of(&window, *geometry));
        *geometry = now.or(*geometry);
    }

    /// The last moment: whatever is still open is written and closed, and the run's traces are removed. On macOS it
    /// can come without any warning.
    fn end(&self) {
        // GTK hands what is on the clipboard to the clipboard's manager when a program ends.
        clipboard::clear_now();
        self.app.shut_down();
        if let Some(geometry) = *held(&self.geometry) {
            geometry.write(&self.geometry_file);
        }
        held(&self.web_data).remove();
    }
}

/// What the event loop tells.
fn hear(handle: &AppHandle, event: &RunEvent) {
    // Nothing is there to be told before the parts are made, nor when they could not be.
    let Some(shell) = handle.try_state::<Shell>() else { return };
    match event {
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } => {
            api.prevent_close();
            shell.remember_geometry();
            shell.quit();
        }
        RunEvent::WindowEvent { event: WindowEvent::Focused(false), .. } => {
            shell.remember_geometry();
            shell.host.emit(AppEvent::FlushNow);
        }
        RunEvent::ExitRequested { api, code: None, .. } => {
            api.prevent_exit();
            shell.quit();
        }
        RunEvent::ExitRequested { .. } => shell.remember_geometry(),
        RunEvent::Exit => shell.end(),
        _ => {}
    }
}

/// Locks when the system says so.
struct Locker(AppHandle);

impl Listener for Locker {
    fn sleep(&self) {
        let shell = self.0.state::<Shell>();
        shell.host.ask_for_last_words(Patience::BEFORE_SLEEP);
        note(shell.app.system_will_sleep());
    }

    fn screen_locked(&self) {
        let shell = self.0.state::<Shell>();
        shell.host.ask_for_last_words(Patience::UNHURRIED);
        note(shell.app.system_locked());
    }
}

/// Notes a failure where nobody waits for it. The app itself has told the page.
fn note(done: Result<(), AppError>) {
    if let Err(error) = done {
        tracing::warn!(%error, "locking or ending met an error");
    }
}
