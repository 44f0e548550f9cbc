// A template, compiled at build time by infra/build/handlebars-plugin.ts.
declare module "*.hbs" {
  const specification: TemplateSpecification;
  /** Day of the text, YYYY-MM-DD, from the head comment; empty for a partial. */
  export const version: string;
  export default specification;
}

// The part of Handlebars that prints compiled templates; the package does not type it.
declare module "handlebars/runtime.js" {
  import Handlebars from "handlebars";
  export default Handlebars;
}
