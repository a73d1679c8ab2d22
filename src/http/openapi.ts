import * as z from 'zod';
import { type Contract, isCommand } from '../kernel/contract.ts';

/** The contracts as an OpenAPI 3.1 document, for partners' systems. */
type JsonSchema = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as JsonSchema;

function parametersOf(type: z.ZodType | undefined, place: 'path' | 'query'): JsonSchema[] {
  if (!type) return [];
  const schema = schemaOf(type, 'input') as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: property,
  }));
}

function headersOf(contract: Contract): JsonSchema[] {
  const text = { type: 'string' };
  return [
    ...(isCommand(contract) ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: text }] : []),
    ...(contract.versioned ? [{ name: 'If-Match', in: 'header', required: true, schema: text }] : []),
  ];
}

function answersOf(contract: Contract): JsonSchema {
  const problem = { description: 'problem', content: { 'application/problem+json': { schema: { type: 'object' } } } };
  if (contract.output === 'none') return { '204': { description: 'done' }, default: problem };
  if (contract.output === 'file')
    return { '200': { description: 'file', content: { 'application/octet-stream': {} } }, default: problem };
  return {
    '200': { description: 'ok', content: { 'application/json': { schema: schemaOf(contract.output, 'output') } } },
    default: problem,
  };
}

export function openApiDocument(contracts: readonly Contract[]): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const contract of contracts) {
    const path = `/api${contract.path.replace(/:(\w+)/g, '{$1}')}`;
    const body = contract.uploadBytes
      ? { requestBody: { content: { 'application/octet-stream': {} } } }
      : contract.body
        ? { requestBody: { content: { 'application/json': { schema: schemaOf(contract.body, 'input') } } } }
        : {};
    paths[path] = {
      ...paths[path],
      [contract.method.toLowerCase()]: {
        operationId: contract.name,
        summary: contract.summary,
        'x-permission': contract.permission,
        parameters: [
          ...parametersOf(contract.params, 'path'),
          ...parametersOf(contract.query, 'query'),
          ...headersOf(contract),
        ],
        ...body,
        responses: answersOf(contract),
      },
    };
  }
  return { openapi: '3.1.0', info: { title: '廊桥 Langqiao', version: '1' }, paths };
}
