// Opens the document that this page holds sealed, with the browser's own cryptography. Nothing is sent or kept.
"use strict";
const [closed, form, passphrase, shown, open, said, opened, close, sealed] = [
  "closed", "form", "passphrase", "shown", "open", "said", "opened", "close", "sealed",
].map((id) => document.getElementById(id));
const page = document.documentElement;
const own = { lang: page.lang, dir: page.dir };
const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

// As the words were written down: any room between them counts as one space.
const typed = () => passphrase.value.normalize("NFKC").trim().replace(/\s+/gu, " ");

async function unsealed(words) {
  const header = sealed.dataset.header;
  const [, , rounds, salt, , nonce] = header.split(" ");
  const utf8 = new TextEncoder();
  const secret = await crypto.subtle.importKey("raw", utf8.encode(words), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: Number(rounds) },
    secret,
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
  const text = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytes(nonce), additionalData: utf8.encode(header) },
    key,
    bytes(sealed.content.textContent.trim()),
  );
  return new DOMParser().parseFromString(new TextDecoder().decode(text), "text/html");
}

function show(found) {
  passphrase.value = "";
  said.textContent = "";
  Object.assign(page, { lang: found.documentElement.lang, dir: found.documentElement.dir });
  const body = document.adoptNode(found.querySelector("main"));
  body.tabIndex = -1;
  opened.append(body);
  closed.hidden = true;
  opened.hidden = false;
  scrollTo(0, 0);
  body.focus();
}

function hide() {
  opened.querySelector("main")?.remove();
  opened.hidden = true;
  closed.hidden = false;
  passphrase.value = "";
  Object.assign(page, own);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (open.getAttribute("aria-disabled") === "true") return;
  open.setAttribute("aria-disabled", "true");
  said.textContent = said.dataset.opening;
  try {
    show(await unsealed(typed()));
  } catch (problem) {
    // What is sealed opens with the right words alone; anything else is a browser that cannot.
    said.textContent = problem.name === "OperationError" ? said.dataset.wrong : said.dataset.unable;
    passphrase.select();
  }
  open.removeAttribute("aria-disabled");
});
shown.addEventListener("change", () => {
  passphrase.type = shown.checked ? "text" : "password";
});
close.addEventListener("click", () => {
  hide();
  passphrase.focus();
});
// Going back to this page later asks again.
addEventListener("pagehide", hide);
if (!globalThis.crypto?.subtle) said.textContent = said.dataset.unable;
else passphrase.focus();
