// The static files of the page for a person, as every host serves them: types, caching, security headers.

/**
 * Nothing from elsewhere, nothing evaluated; workers and downloads are files of the page or made by it. Also in the page
 * itself, for web spaces that send no headers.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // Where the browser knows them: no text becomes a script, or the address of one, but by the page's own check.
  "require-trusted-types-for 'script'",
  "trusted-types dossier",
].join("; ");

/** The part of the policy that browsers read in a header only. */
const headerPolicy = `${pagePolicy}; frame-ancestors 'none'`;

export const pageHeaders = {
  "content-security-policy": headerPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

/** The folder of files whose names hold a hash of what is in them. */
export const hashedFolder = "page/";

/** `path`: in the folder of the page. What has a hash in its name never changes; the rest is asked for each time. */
export const cacheControlOf = (path: string): string =>
  path.startsWith(hashedFolder) ? "public, max-age=31536000, immutable" : "no-cache";

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
};

/** Throws where the build made a kind of file that no host is told of. */
export function contentTypeOf(path: string): string {
  const type = types[path.slice(path.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`${path} has no content type.`);
  return type;
}

const withoutService = '<meta name="dossier-service" content="" />';

/** The page where the service answers at the same address: it then offers a link too. */
export function withService(html: string): string {
  if (!html.includes(withoutService)) throw new Error("The page has no place that says whether there is a service.");
  return html.replace(withoutService, withoutService.replace('""', '"api"'));
}
