// A template, compiled at build time by infra/handlebars-plugin.ts.
declare module "*.hbs" {
  const template: import("handlebars").TemplateDelegate;
  export default template;
}
