/** One value that a JSON schema allows, for the description of the interface; the schemas' own `examples` come first. */

export interface Schema {
  type?: string | string[];
  enum?: readonly unknown[];
  const?: unknown;
  examples?: readonly unknown[];
  default?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  prefixItems?: readonly Schema[];
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  format?: string;
}

const TEXTS: Record<string, string> = { date: '2026-07-25', 'date-time': '2026-07-25T02:00:00.000Z' };

/** Every property of an object, one item of a list, the smallest number, a short text. */
export function exampleOf(schema: Schema): unknown {
  const given = schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return exampleOf(choice);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(exampleOf));
  return plainExample(schema, [schema.type].flat()[0]);
}

function plainExample(schema: Schema, type: string | undefined): unknown {
  switch (type) {
    case 'object':
      return exampleObject(schema);
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map(exampleOf);
      return schema.items ? new Array(schema.minItems ?? 1).fill(exampleOf(schema.items)) : [];
    case 'string':
      return TEXTS[schema.format ?? ''] ?? '示例'.padEnd(schema.minLength ?? 0, '例');
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

/** A record of named keys has all of them. */
function exampleObject({ properties = {}, propertyNames, additionalProperties }: Schema): unknown {
  const own = Object.entries(properties).map(([key, property]) => [key, exampleOf(property)]);
  const named = (propertyNames?.enum ?? []).map((key) => [
    String(key),
    typeof additionalProperties === 'object' ? exampleOf(additionalProperties) : null,
  ]);
  return Object.fromEntries([...own, ...named]);
}
