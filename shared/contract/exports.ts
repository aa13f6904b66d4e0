import { TableModel } from '../table.ts';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';

export const exportsApi = {
  table: endpoint({
    about: '把页面上的表格导出为 Excel',
    method: 'POST',
    path: '/api/exports/table',
    who: READERS,
    scope: 'own',
    body: TableModel,
    reply: 'file',
  }),
  word: endpoint({
    about: '把页面上的表格导出为 Word',
    method: 'POST',
    path: '/api/exports/word',
    who: READERS,
    scope: 'own',
    body: TableModel,
    reply: 'file',
  }),
} as const;
