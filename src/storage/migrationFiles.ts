import { inboxPolicies, type PolicyForm, tenantPolicies, VISIBILITY_COLUMNS } from './policies.ts';

/** The numbered files, bundled as text so that a built server carries them. */
const texts = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

export interface Migration {
  readonly name: string;
  readonly text: string;
}

export const migrationFiles = (): readonly Migration[] =>
  Object.entries(texts)
    .map(([path, text]) => ({ name: path.replace(/^.*\//, ''), text }))
    .sort((a, b) => a.name.localeCompare(b.name));

/** Statements end with `;` at a line end, outside `$$`; comment lines are dropped. One statement per round trip: Citus refuses several DDL at once. */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('--')) continue;
    current += `${line}\n`;
    const dollars = current.split('$$').length - 1;
    if (line.trimEnd().endsWith(';') && dollars % 2 === 0) {
      statements.push(current.trim().slice(0, -1));
      current = '';
    }
  }
  if (current.trim() !== '') throw new Error(`a migration ends without ";": ${current.trim().slice(0, 60)}`);
  return statements;
}

/** Replaces `@visibility`, `@policies t` and `@inbox_policies t` by their SQL. */
export function expandMigration(text: string, form: PolicyForm = 'postgres'): string[] {
  return statementsOf(text).flatMap((statement) => {
    const macro = /^@(policies|inbox_policies) ([a-z_]+)$/.exec(statement);
    if (!macro) return [statement.replace('@visibility', VISIBILITY_COLUMNS)];
    const table = macro[2] ?? '';
    return macro[1] === 'policies' ? tenantPolicies(table, form) : inboxPolicies(table, form);
  });
}
