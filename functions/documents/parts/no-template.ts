// Says which templates of documents are missing.

/** Documents without a template: a bug, or where templates are loaded by need, those that are still to be loaded. */
export class NoTemplate extends Error {
  readonly ids: readonly string[];
  constructor(ids: readonly string[]) {
    super(ids.map((id) => `no templates/documents/${id}.hbs`).join(", "));
    this.ids = ids;
  }
}
