//! The app in its window, driven the way a person would.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::axe::{self, Violation};
use crate::find;
use crate::home::Home;
use crate::keys::Key;
use crate::processes;
use crate::server::{self, Server};

/// How long something may take to appear. Key derivation in a development build on a busy machine is the slowest.
const PATIENCE: Duration = Duration::from_secs(45);

/// The colours a test asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the theme's name")]
pub enum Theme {
    Light,
    Dark,
    Contrast,
    ContrastDark,
}

/// The running app.
#[derive(Debug)]
pub struct Window {
    client: Option<Client>,
    driver: Server,
    /// Those that drive the pages after one that was killed.
    later: Vec<Server>,
    bus_address: String,
    environment: Vec<(&'static str, String)>,
    // Dropped last: the app speaks to it until it ends.
    _bus: Server,
}

impl Window {
    /// Starts the app in a home and waits for its first words.
    pub async fn open(home: &Home) -> Self {
        Self::open_beside(home, |_| ()).await.0
    }

    /// As [`Window::open`], with something on the app's message bus before it starts: `beside` gets the bus's address.
    pub async fn open_beside<T>(home: &Home, beside: impl FnOnce(&str) -> T) -> (Self, T) {
        let (bus, bus_address) = server::bus(home);
        let beside = beside(&bus_address);
        let (driver, address) = server::driver(home, &bus_address);
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": program().display().to_string(), "args": [] }),
        );
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&address)
            .await
            .expect("the app starts under WebDriver (is it built with the automation feature?)");
        let mut environment = home.environment();
        environment.push(("DBUS_SESSION_BUS_ADDRESS", bus_address.clone()));
        let window =
            Self { client: Some(client), driver, later: Vec::new(), bus_address, environment, _bus: bus };
        window.until("the first words", async || !window.words().await.trim().is_empty()).await;
        (window, beside)
    }

    /// Ends the app the way closing its window does, and waits until it is gone.
    pub async fn quit(mut self) {
        let app = self.app();
        processes::signal(app, "TERM");
        let begun = Instant::now();
        while processes::lives(app) {
            assert!(begun.elapsed() < Duration::from_secs(20), "the app did not end in 20 s");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.end_session().await;
    }

    /// `kill -9`: no goodbye, no flush.
    pub async fn kill(mut self) {
        processes::signal(self.app(), "KILL");
        self.end_session().await;
    }

    async fn end_session(&mut self) {
        if let Some(client) = self.client.take() {
            // The app is gone already; the driver still wants to hear of it.
            let _ = tokio::time::timeout(Duration::from_secs(5), client.close()).await;
        }
    }

    /// Starts the app a second time in the same session of the same person, and waits until that one ends or
    /// `patience` is over. Answers whether it ended.
    pub async fn second_start(&self, patience: Duration) -> bool {
        let mut second = Command::new(program())
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the app starts");
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if second.try_wait().expect("the child is ours").is_some() {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        for pid in processes::descendants(second.id()) {
            processes::signal(pid, "KILL");
        }
        let _ = second.kill();
        let _ = second.wait();
        false
    }

    /// The app's process.
    pub fn app(&self) -> u32 {
        let name = program().file_name().and_then(|name| name.to_str().map(str::to_owned));
        let children = processes::descendants(self.driver.pid());
        let found = children.into_iter().find(|pid| processes::program(*pid) == name);
        found.expect("the app runs below the driver")
    }

    /// The app's process and all that it started.
    pub fn processes(&self) -> Vec<u32> {
        let app = self.app();
        let mut all = processes::descendants(app);
        all.push(app);
        all
    }

    /// The process that shows the page.
    pub fn web_process(&self) -> Option<u32> {
        // The system cuts the name to 15 letters.
        let is_it = |pid: &u32| processes::program(*pid).as_deref() == Some("WebKitWebProces");
        processes::descendants(self.app()).into_iter().find(|pid| is_it(pid) && processes::lives(*pid))
    }

    /// Ends the process that shows the page, as the system does when memory runs out, and waits until it is gone. The
    /// driver gives up whoever it drove then: [`Window::take_up`] drives the next page.
    pub async fn kill_page(&self) {
        let page = self.web_process().expect("a page is shown by a process");
        processes::signal(page, "KILL");
        let begun = Instant::now();
        while processes::lives(page) {
            assert!(begun.elapsed() < PATIENCE, "the page's process does not end");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Drives the page that came after one that was killed.
    pub async fn take_up(&mut self, home: &Home) {
        let begun = Instant::now();
        while self.web_process().is_none() {
            assert!(begun.elapsed() < PATIENCE, "no page came after the one that ended");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // Asked once more, the driver notices that its page is gone, and lets go of the app.
        let _ = self.client().execute("return 0;", vec![]).await;
        let target = processes::variable(self.app(), "WEBKIT_INSPECTOR_SERVER");
        let (driver, address) = server::driver_of_running(home, &target.expect("a driver started the app"));
        let client = ClientBuilder::new(HttpConnector::new()).connect(&address).await;
        self.client = Some(client.expect("a driver takes up the running app"));
        self.later.push(driver);
    }

    /// Sends a signal to the process that shows the page.
    pub fn signal_page(&self, name: &str) {
        processes::signal(self.web_process().expect("a page is shown by a process"), name);
    }

    /// The address of the message bus this window lives on, for tests that send it the system's signals.
    pub fn bus_address(&self) -> &str {
        &self.bus_address
    }

    pub(crate) fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open until quit or kill, which consume it")
    }

    /// Runs a script in the page and answers with what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client().execute(script, arguments).await.expect("a script of the test runs")
    }

    /// Everything that can be read on the screen, what stands in fields included.
    pub async fn words(&self) -> String {
        // While the page reloads there is no document to ask.
        let answer = self.client().execute(find::WORDS, vec![]).await;
        answer.ok().and_then(|answer| answer.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until some words can be read.
    pub async fn see(&self, words: &str) {
        self.until(&format!("“{words}” on the screen"), async || self.words().await.contains(words)).await;
    }

    /// Waits until some words can no longer be read.
    pub async fn see_no_more(&self, words: &str) {
        self.until(&format!("“{words}” gone"), async || {
            let read = self.words().await;
            !read.is_empty() && !read.contains(words)
        })
        .await;
    }

    /// Whether something of a role and a name is on the screen now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.look(role, name).await.is_some()
    }

    /// Waits for something of a role and a name. The whole name is preferred to a part of it.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        let begun = Instant::now();
        loop {
            if let Some(element) = self.look(role, name).await {
                return element;
            }
            let words = if begun.elapsed() > PATIENCE { Some(self.words().await) } else { None };
            assert!(
                words.is_none(),
                "no {role} called “{name}”. On the screen:\n{}",
                words.unwrap_or_default()
            );
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    async fn look(&self, role: &str, name: &str) -> Option<Element> {
        for whole in [true, false] {
            let arguments = vec![json!(role), json!(name), json!(whole)];
            let answer = self.client().execute(find::BY_ROLE, arguments).await.unwrap_or_default();
            // How WebDriver writes an element: an object with this one key.
            if let Some(element) = answer["element-6066-11e4-a52e-4f735466cecf"].as_str() {
                let element = ElementRef::from(element.to_owned());
                return Some(Element::from_element_id(self.client().clone(), element));
            }
        }
        None
    }

    /// Presses a button.
    pub async fn press_button(&self, name: &str) {
        self.click("button", name).await;
    }

    /// Clicks something of a role and a name, once it has stopped moving: a person would not hit it before either.
    pub async fn click(&self, role: &str, name: &str) {
        let begun = Instant::now();
        loop {
            let element = self.find(role, name).await;
            // The driver clicks at the middle of what is only partly in sight, also where that is not.
            let scroll = "arguments[0].scrollIntoView({ block: 'nearest', inline: 'nearest' }); return 0;";
            let _ = self.client().execute(scroll, vec![json!(element)]).await;
            let before = element.rectangle().await.ok();
            tokio::time::sleep(Duration::from_millis(80)).await;
            if before.is_none() || element.rectangle().await.ok() != before {
                continue;
            }
            match element.click().await {
                Ok(()) => return,
                Err(problem) if begun.elapsed() > PATIENCE => {
                    panic!("cannot click {role} “{name}”: {problem:?}")
                }
                // A notice that lies over it waits as long as it is pointed at, and the pointer is there now.
                Err(_) => self.point_away().await,
            }
        }
    }

    /// Moves the pointer to the corner of the window.
    async fn point_away(&self) {
        let to_corner = PointerAction::MoveTo { duration: None, x: 0.0, y: 0.0 };
        let actions = MouseActions::new("mouse".to_owned()).then(to_corner);
        self.client().perform_actions(actions).await.expect("the pointer moves");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }

    /// Clicks into a field, empties it and types.
    pub async fn fill(&self, name: &str, text: &str) {
        self.click("field", name).await;
        self.chord(&[Key::Control], 'a').await;
        self.press(Key::Backspace).await;
        self.type_text(text).await;
    }

    /// Chooses an option of a select by its words. What the system would open for it, no driver sees.
    pub async fn choose(&self, field: &str, option: &str) {
        let select = self.find("field", field).await;
        let script = "
            const [field, words] = arguments;
            field.value = [...field.options].find((each) => each.textContent.trim() === words).value;
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return 0;";
        self.script(script, vec![json!(select), option.into()]).await;
    }

    /// Types characters into whatever has the focus. `\n` is the Enter key.
    pub async fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for character in text.chars() {
            let value = if character == '\n' { Key::Enter.code() } else { character };
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client().perform_actions(actions).await.expect("keys are typed");
    }

    /// Presses one key.
    pub async fn press(&self, key: Key) {
        self.chord(&[], key.code()).await;
    }

    /// Presses a key several times.
    pub async fn press_times(&self, key: Key, times: usize) {
        for _ in 0..times {
            self.press(key).await;
        }
    }

    /// Presses a character or a key while others are held, such as Control and `l`.
    pub async fn chord(&self, held: &[Key], last: char) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in held {
            actions = actions.then(KeyAction::Down { value: key.code() });
        }
        actions = actions.then(KeyAction::Down { value: last }).then(KeyAction::Up { value: last });
        for key in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value: key.code() });
        }
        self.client().perform_actions(actions).await.expect("keys are pressed");
    }

    /// The same with a key that is no character.
    pub async fn chord_key(&self, held: &[Key], last: Key) {
        self.chord(held, last.code()).await;
    }

    /// Presses a key several times while another is held.
    pub async fn press_times_held(&self, held: Key, key: Key, times: usize) {
        for _ in 0..times {
            self.chord_key(&[held], key).await;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Presses Tab until something of a role and a name has the focus: what somebody without a mouse would do.
    pub async fn tab_to(&self, role: &str, name: &str) {
        for _ in 0..150 {
            if self.focus_is(role, name).await {
                return;
            }
            self.press(Key::Tab).await;
        }
        panic!("Tab never reaches the {role} called “{name}”. On the screen:\n{}", self.words().await);
    }

    /// Whether the focus is on something of a role and a name.
    pub async fn focus_is(&self, role: &str, name: &str) -> bool {
        let script = find::BY_ROLE.replace(
            "return all.find((element) => seen(element) && fits(element)) ?? null;",
            "return all.some((element) => element === document.activeElement && fits(element));",
        );
        for whole in [true, false] {
            let arguments = vec![json!(role), json!(name), json!(whole)];
            if self.client().execute(&script, arguments).await.ok() == Some(Value::Bool(true)) {
                return true;
            }
        }
        false
    }

    /// The window's title.
    pub async fn title(&self) -> String {
        self.client().title().await.expect("a window has a title")
    }

    /// Waits until the page has stopped changing for a quarter of a second.
    pub async fn settle(&self) {
        let mut before = String::new();
        self.until("the page to settle", async || {
            tokio::time::sleep(Duration::from_millis(250)).await;
            let now = self.words().await;
            let same = now == before;
            before = now;
            same
        })
        .await;
    }

    /// Gives the window a size in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client().set_window_size(width, height).await.expect("the window takes a size");
        tokio::time::sleep(Duration::from_millis(250)).await;
    }

    /// Sets the colours the way Settings does it, without leaving the view.
    pub async fn theme(&self, theme: Theme) {
        let name = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
            Theme::ContrastDark => "contrast-dark",
        };
        self.script("document.documentElement.dataset.theme = arguments[0]; return 0;", vec![json!(name)])
            .await;
        tokio::time::sleep(Duration::from_millis(250)).await;
    }

    /// What axe-core finds wrong with what is on the screen.
    pub async fn violations(&self) -> Vec<Violation> {
        axe::violations(self.client()).await
    }

    /// Waits until something holds, and panics with what it was and what is on the screen when it never does.
    pub async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> bool) {
        let begun = Instant::now();
        while !holds().await {
            let words = if begun.elapsed() > PATIENCE { Some(self.words().await) } else { None };
            assert!(words.is_none(), "waited for {what}. On the screen:\n{}", words.unwrap_or_default());
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }
}

/// The app under test: `CANDOR_APP`, or what `cargo build -p candor --features custom-protocol,automation` made.
pub fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("CANDOR_APP") {
        return path.into();
    }
    // This test's own executable lies in <target>/<profile>/deps/.
    let own = std::env::current_exe().expect("a test knows its own executable");
    let profile = own.ancestors().find(|folder| folder.join("candor").is_file());
    profile.expect("the app is built beside the tests (cargo xtask test builds it)").join("candor")
}
