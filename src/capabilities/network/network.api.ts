import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import {
  networkFilterSchema,
  networkNodeSchema,
  networkQuerySchema,
  networkSearchSchema,
  networkViewSchema,
} from './network.schema.ts';

/** The graph by groups, or what lies in one group or around one node. At most 300 nodes an answer, more by cursor. */
export const viewNetwork = contract({
  name: 'network.view',
  method: 'GET',
  path: '/network',
  permission: 'network.read',
  summary: '关系图',
  query: networkQuerySchema,
  output: networkViewSchema,
});

/** Nodes by a part of their name, at most twenty. */
export const searchNetwork = contract({
  name: 'network.search',
  method: 'GET',
  path: '/network/search',
  permission: 'network.read',
  summary: '查找关系图节点',
  query: networkSearchSchema,
  output: z.object({ items: z.array(networkNodeSchema) }),
});

/** The nodes and ties shown, as a workbook. */
export const exportNetwork = contract({
  name: 'network.export',
  method: 'GET',
  path: '/network.xlsx',
  permission: 'network.read',
  summary: '导出关系图',
  query: networkFilterSchema,
  output: 'file',
});
