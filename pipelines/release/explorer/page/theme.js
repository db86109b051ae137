// Light or dark as chosen before, set before the first paint: the only classic script. The button is main.js's.
try {
  const chosen = localStorage.getItem("onrecord-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden; the system's choice stands.
}
