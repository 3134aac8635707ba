//! Somebody else's browser: Chromium, for what leaves the app and is opened where there is no app.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::axe::{self, Violation};
use crate::find;
use crate::home::Home;
use crate::server::{self, Server};

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(45);

/// Chromium without a window, in a home of its own.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    _driver: Server,
}

impl Browser {
    /// Starts Chromium, in the dark if asked.
    pub async fn open(home: &Home, dark: bool) -> Self {
        let (driver, address) = server::chromium_driver(home);
        let mut arguments = vec![
            "--headless=new".to_owned(),
            // Tests run as root in a container, where Chromium has no sandbox of its own.
            "--no-sandbox".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-gpu".to_owned(),
            "--window-size=1000,1000".to_owned(),
            format!("--user-data-dir={}", home.path().join("run/chromium").display()),
        ];
        if dark {
            arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), json!({ "args": arguments }));
        let client =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&address).await;
        let client = client.expect("Chromium starts (cargo xtask test installs it)");
        Self { client, _driver: driver }
    }

    /// Opens a file the way a double click does.
    pub async fn show(&self, file: &Path) {
        self.client.goto(&format!("file://{}", file.display())).await.expect("a file opens");
    }

    /// Puts words into the field of a label, in the place of what stands there.
    pub async fn fill(&self, label: &str, words: &str) {
        let path = format!("//input[@id=//label[.='{label}']/@for]");
        let field = self
            .client
            .find(Locator::XPath(&path))
            .await
            .unwrap_or_else(|_| panic!("no field called “{label}”"));
        field.clear().await.expect("a field can be cleared");
        field.send_keys(words).await.expect("a field can be typed in");
    }

    /// Presses the button of a name.
    pub async fn press(&self, name: &str) {
        let path = format!("//button[normalize-space(.)='{name}']");
        let button = self
            .client
            .find(Locator::XPath(&path))
            .await
            .unwrap_or_else(|_| panic!("no button called “{name}”"));
        button.click().await.expect("a button can be pressed");
    }

    /// All the words on the screen.
    pub async fn words(&self) -> String {
        self.script(find::WORDS, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until some words can be read.
    pub async fn see(&self, words: &str) {
        let begun = Instant::now();
        loop {
            let found = self.words().await;
            if found.contains(words) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "“{words}” is not on the screen:\n{found}");
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// Runs a script in the page and answers with what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.expect("a script of the test runs")
    }

    /// Runs a script that calls its last argument with the answer.
    pub async fn script_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.expect("a script of the test runs")
    }

    /// What axe-core finds wrong with what is on the screen.
    pub async fn violations(&self) -> Vec<Violation> {
        axe::violations(&self.client).await
    }

    /// Saves a picture of what is on the screen.
    pub async fn picture(&self, path: &Path) {
        let picture = self.client.screenshot().await.expect("Chromium takes a picture");
        fs::write(path, picture).expect("room for a picture");
    }

    /// Ends Chromium.
    pub async fn quit(self) {
        self.client.close().await.expect("Chromium closes");
    }
}
