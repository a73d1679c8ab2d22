import { type Binding, command, query } from '../../http/binding.ts';
import { downloadFile, uploadFile } from './file.api.ts';
import { openDownload, storeUpload } from './file.service.ts';

export const fileRoutes = (): Binding[] => [
  command(uploadFile, async (use, call) => {
    const output = await storeUpload(use, call.query, call.bytes);
    return { output, subject: `file ${output.id}` };
  }),
  query(downloadFile, (use, call) => openDownload(use, call.params)),
];
