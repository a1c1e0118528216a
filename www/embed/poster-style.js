/** The poster's looks, as a text that needs no request and that a page's policy for styles does not concern. */

export const posterStyle = `
:host { display: block; position: relative; }
[hidden] { display: none !important; }
.poster {
  box-sizing: border-box; padding: 1.25rem 1.5rem; overflow-wrap: break-word; color-scheme: light dark;
  font: 1rem/1.5 Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif;
  color: light-dark(#12211d, #e5f0ec); background: light-dark(#f1f5f3, #0d1715);
  border: 1px solid light-dark(#c6d3ce, #31473f); border-block-start: 4px solid light-dark(#0b6b58, #4fd1b5); border-radius: 6px;
}
.poster p { margin: 0 0 0.5rem; max-inline-size: 60ch; }
.poster .title { font-size: 1.25rem; font-weight: 700; line-height: 1.2; }
a { color: light-dark(#0b6b58, #4fd1b5); }
iframe { display: block; inline-size: 100%; border: 0; }
.poster:not([hidden]) ~ iframe { position: absolute; inset-block-start: 0; visibility: hidden; }
`;
