// A template, compiled at build time by infra/build/handlebars-plugin.ts.
declare module "*.hbs" {
  const specification: TemplateSpecification;
  /** Day of the text, YYYY-MM-DD, from the head comment; empty for a partial. */
  export const version: string;
  export default specification;
}

// The templates of templates/documents and templates/partials, each by the name of its file.
declare module "virtual:templates" {
  export const documents: Readonly<Record<string, { specification: TemplateSpecification; version: string }>>;
  export const partials: Readonly<Record<string, TemplateSpecification>>;
}

// Documents that are loaded when they are needed, in the build of web/ only: there, `documents` begins without them.
declare module "virtual:template-files" {
  /** The document, and the partials that no usual one has. */
  type Loaded = Pick<typeof import("virtual:templates"), "documents" | "partials">;
  export const files: Readonly<Record<string, () => Promise<Loaded>>>;
}

// The part of Handlebars that prints compiled templates; the package does not type it.
declare module "handlebars/runtime.js" {
  import Handlebars from "handlebars";
  export default Handlebars;
}
