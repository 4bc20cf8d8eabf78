"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("borderdesk-words").textContent);
  const box = JSON.parse(at("borderdesk-sealed").textContent);
  const language = navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in words) || "en";
  const say = words[language];
  document.documentElement.lang = language;
  document.title = say.title;
  document.querySelectorAll("[data-word]").forEach((one) => { one.textContent = say[one.dataset.word]; });
  const form = at("form"), input = at("passphrase"), button = at("open"), message = at("message");

  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const tidy = (text) => text.normalize("NFKC").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");

  async function opened(passphrase) {
    const encoder = new TextEncoder();
    const secret = await crypto.subtle.importKey("raw", encoder.encode(tidy(passphrase)), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(box.salt), iterations: box.iterations };
    const key = await crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const lock = { name: "AES-GCM", iv: bytes(box.nonce), additionalData: encoder.encode(box.head) };
    const packed = await crypto.subtle.decrypt(lock, key, bytes(box.data));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function busy(yes) {
    form.setAttribute("aria-busy", String(yes));
    button.setAttribute("aria-disabled", String(yes));
    input.readOnly = yes;
    at("doing").textContent = at("busy").textContent = yes ? say.opening : say.open;
    if (!yes) at("busy").textContent = "";
  }

  function refuse(text) {
    message.textContent = text;
    input.setAttribute("aria-invalid", "true");
    input.focus();
    input.select();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    message.textContent = "";
    input.removeAttribute("aria-invalid");
    if (!tidy(input.value)) return refuse(say.empty);
    busy(true);
    try {
      const page = await opened(input.value);
      document.open();
      document.write(page);
      document.close();
    } catch (error) {
      busy(false);
      refuse(error.name === "OperationError" ? say.wrong : say.old);
    }
  });
  at("show").addEventListener("change", (event) => { input.type = event.target.checked ? "text" : "password"; });

  if (!window.isSecureContext) message.textContent = say.insecure;
  else if (!window.crypto?.subtle || !window.DecompressionStream) message.textContent = say.old;
  else {
    form.hidden = false;
    input.focus();
  }
})();
