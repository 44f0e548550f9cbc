// The parts of a zod schema: the only code that uses zod's internals.
import type * as z from "zod";

export type Schema = z.core.$ZodType;

export type SchemaParts = {
  type: string;
  /** Of an optional or nullable schema. */
  innerType?: Schema;
  /** Of a union. */
  options?: Schema[];
  /** The field that tells the options of a union apart. */
  discriminator?: string;
  /** Of a list. */
  element?: Schema;
  /** Of an object. */
  shape?: Record<string, Schema>;
  /** Of an enum. */
  entries?: Record<string, string>;
  /** Of a literal. */
  values?: unknown[];
  checks?: z.core.$ZodCheck[];
};

export const partsOf = (schema: Schema): SchemaParts => schema._zod.def;

/** A value as the schema reads it, where it takes it. */
export const readBy = (schema: Schema, value: unknown): z.ZodSafeParseResult<unknown> =>
  (schema as z.ZodType).safeParse(value);

/** The maximum number of items of a list, or undefined. */
export const maxItemsOf = (schema: Schema): number | undefined =>
  partsOf(schema)
    .checks?.map(({ _zod }) => (_zod.def as { maximum?: number }).maximum)
    .find((maximum) => maximum !== undefined);

/** The fields of an object; of a union, those of the option whose discriminator fits the value. */
export function fieldsFor(schema: Schema, value: unknown): Readonly<Record<string, Schema>> | undefined {
  const { innerType, shape, options = [], discriminator } = partsOf(schema);
  if (innerType !== undefined) return fieldsFor(innerType, value);
  if (shape !== undefined) return shape;
  if (discriminator === undefined || typeof value !== "object" || value === null) return undefined;
  const kind = Object.hasOwn(value, discriminator) ? (value as Record<string, unknown>)[discriminator] : undefined;
  const option = options.find((one) => {
    const literal = partsOf(one).shape?.[discriminator];
    return literal !== undefined && partsOf(literal).values?.includes(kind) === true;
  });
  return option === undefined ? undefined : partsOf(option).shape;
}

/** The schema of a list's items, or undefined. */
export function elementOf(schema: Schema): Schema | undefined {
  const { innerType, element } = partsOf(schema);
  return innerType === undefined ? element : elementOf(innerType);
}

/** The schema of the value itself, where it may be left out or be null. */
export function given(schema: Schema): Schema {
  const { innerType } = partsOf(schema);
  return innerType === undefined ? schema : given(innerType);
}
