// Before the first paint, so that a page kept dark does not flash white. The rest of the theme is state/theme.js.
try {
  const theme = JSON.parse(localStorage.getItem("playground.theme"));
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage refused or damaged: the system's colours will do.
}
