// Tells Decap CMS to wait for start.mjs.
window.CMS_MANUAL_INIT = true;
