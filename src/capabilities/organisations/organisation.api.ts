import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  enterpriseQuerySchema,
  enterpriseSchema,
  organisationQuerySchema,
  organisationSchema,
} from './organisation.schema.ts';

/** The directory of offices, parks, alliances, banks and institutes (enterprises have their own list). */
export const listOrganisations = contract({
  name: 'organisations.list',
  method: 'GET',
  path: '/organisations',
  permission: 'signedIn',
  summary: '机构名录',
  query: organisationQuerySchema,
  output: z.object({ items: z.array(organisationSchema) }),
});

/** The enterprises whose records the caller may see, by name. */
export const listEnterprises = contract({
  name: 'enterprises.list',
  method: 'GET',
  path: '/enterprises',
  permission: 'enterprises.read',
  summary: '企业列表',
  query: enterpriseQuerySchema,
  output: pageOf(enterpriseSchema),
});

/** The enterprises the caller may see by name as a workbook, with the filters of the list. */
export const exportEnterprises = contract({
  name: 'enterprises.export',
  method: 'GET',
  path: '/enterprises.xlsx',
  permission: 'enterprises.read',
  summary: '导出企业列表',
  query: enterpriseQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** One enterprise's identity. */
export const getEnterprise = contract({
  name: 'enterprises.get',
  method: 'GET',
  path: '/enterprises/:regionId/:id',
  permission: 'enterprises.read',
  summary: '企业基本信息',
  params: rowRefSchema,
  output: enterpriseSchema,
});
