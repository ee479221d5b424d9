// Shows the messages of check next to the form.

/** Shows the messages of an answer in a box that stays until somebody closes it; none where there are none. */
export function messages({ title, close, problems }) {
  document.getElementById("messages")?.remove();
  if (!problems.length) return;
  const box = element("section", "", [element("h2", title), element("ul", "", problems.map(entry))]);
  box.id = "messages";
  box.setAttribute("role", "alert");
  const button = element("button", close);
  button.addEventListener("click", () => box.remove());
  box.append(button);
  document.body.append(box);
}

function entry({ severity, field, message, hint, place }) {
  const item = element("li", "", [element("b", field), element("p", message), element("p", hint), element("code", place)]);
  item.className = severity;
  return item;
}

function element(name, text, children = []) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}
