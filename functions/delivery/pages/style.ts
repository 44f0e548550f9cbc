// The style sheet of the link's pages: one column, system fonts, light and dark, targets large enough for a thumb.

/** Inlined in each page; the security policy allows it by its hash. */
export const style = `
:root{color-scheme:light dark;--page:#fff;--text:#111;--line:#767676;--act:#0b5cad;--on-act:#fff;--note:#f3f3f3;--focus:#000}
@media (prefers-color-scheme:dark){:root{--page:#121212;--text:#f2f2f2;--line:#8a8a8a;--act:#8cc4ff;--on-act:#000;--note:#222;--focus:#fff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1.0625rem/1.5 system-ui,sans-serif}
main,nav,footer{max-width:36rem;margin:0 auto;padding:0 1rem}
nav{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:.75rem;padding-top:.75rem}
nav form{margin:0}
nav button{min-height:2.75rem;width:auto;padding:.25rem .75rem;border-color:transparent;background:none;color:var(--act);font-weight:400;text-decoration:underline}
nav a{display:inline-block;padding:.625rem .75rem}
footer{padding-bottom:2rem;font-size:.9375rem}
h1{font-size:1.5rem;line-height:1.25;margin:1rem 0}
h2{font-size:1.125rem;margin:0}
ul{list-style:none;margin:1.5rem 0;padding:0}
li{border-top:1px solid var(--line);padding:1rem 0}
li p{margin:.125rem 0 .75rem}
button{min-height:3rem;width:100%;padding:.5rem 1rem;font:inherit;font-weight:600;border:2px solid var(--act);border-radius:.375rem;background:var(--act);color:var(--on-act)}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px}
@media (forced-colors:active){:focus-visible{outline-color:Highlight}}
a{color:var(--act)}
label{display:block;font-weight:600}
input{font:inherit;min-height:3rem;padding:.25rem .5rem;border:2px solid var(--line);border-radius:.375rem;max-width:100%}
fieldset{border:0;margin:1.5rem 0;padding:0}
legend{font-weight:600;padding:0}
.days{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:.5rem}
.two{display:flex;flex-wrap:wrap;gap:.75rem}
.two button{flex:1 1 8rem;width:auto}
.second{background:none;color:var(--act)}
.note{background:var(--note);border-inline-start:.375rem solid var(--line);padding:.75rem 1rem;margin:1.5rem 0}
.note p{margin:0}
.error{border-inline-start-color:#c00}
.wide{width:100%}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
