import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { FILE_MAX_BYTES, fileSchema, fileUploadQuerySchema } from './file.schema.ts';

/** Stores a file of the own organisation; it is shared when it is attached to a need, case or outcome. */
export const uploadFile = contract({
  name: 'files.upload',
  method: 'POST',
  path: '/files',
  permission: 'files.upload',
  summary: '上传附件',
  query: fileUploadQuerySchema,
  uploadBytes: FILE_MAX_BYTES,
  output: fileSchema,
});

/** The bytes, always as a download, to whom the row is visible now. */
export const downloadFile = contract({
  name: 'files.download',
  method: 'GET',
  path: '/files/:regionId/:id',
  permission: 'signedIn',
  summary: '下载附件',
  params: rowRefSchema,
  output: 'file',
});
