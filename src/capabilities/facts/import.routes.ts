import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { startCommit } from './commitImport.service.ts';
import * as api from './import.api.ts';
import { errorSheet, listOwnImports, showImport } from './import.service.ts';
import { map, prepareMapping, prepareUpload, upload } from './stageImport.service.ts';
import { startUndo } from './undoImport.service.ts';

const about = (id: string): string => `import ${id}`;

export const importRoutes = (): Binding[] => [
  preparedCommand(
    api.uploadImport,
    (_before, { query: { fileName, encoding }, bytes }) =>
      prepareUpload({ name: fileName, bytes, encoding: encoding ?? null }),
    async (use, call, file) => {
      const output = await upload(use, call.query.fileName, file);
      return { output, subject: about(output.id) };
    },
  ),
  query(api.listImports, async (use) => ({ items: await listOwnImports(use) })),
  query(api.getImport, (use, call) => showImport(use, call.params.id)),
  preparedCommand(
    api.mapImport,
    ({ sql, actor }, call) => prepareMapping(sql, actor, call.params.id, call.body),
    async (use, call, file) => ({
      output: await map(use, call.params.id, call.version, call.body, file),
      subject: about(call.params.id),
    }),
  ),
  command(api.commitImport, async (use, call) => ({
    output: await startCommit(use, call.params.id, call.version),
    subject: about(call.params.id),
  })),
  command(api.undoImport, async (use, call) => ({
    output: await startUndo(use, call.params.id, call.version),
    subject: about(call.params.id),
  })),
  plain(api.downloadImportErrors, (call) => errorSheet(call.sql, call.actor, call.params.id)),
];
