import { refusal } from '../kernel/errors.ts';

/** Why an address was not fetched. */
export const fetchErrors = {
  off: refusal(
    'unsupported',
    'fetch.off',
    '本系统未开通按网址添加；请把网页另存后上传，或复制正文后粘贴。',
    'Adding by address is switched off here; save the page and upload it, or paste its text.',
  ),
  address: refusal(
    'invalid',
    'fetch.address',
    '网址不完整，应以 https:// 开头。',
    'The address is incomplete; it begins with https://.',
  ),
  scheme: refusal(
    'invalid',
    'fetch.scheme',
    '只能打开 https 或 http 网址。',
    'Only https and http addresses are opened.',
  ),
  credentials: refusal(
    'invalid',
    'fetch.credentials',
    '网址里不能带用户名或密码。',
    'The address may not carry a user name or password.',
  ),
  port: refusal('invalid', 'fetch.port', '不能打开端口 {port}。', 'Port {port} is not opened.'),
  host: refusal(
    'invalid',
    'fetch.host',
    '{host} 不在允许抓取的网站之列；请联系管理员添加，或把网页另存后上传。',
    '{host} is not among the sites that may be fetched; ask the administrator to add it, or save the page and upload it.',
  ),
  inward: refusal(
    'invalid',
    'fetch.inward',
    '{host} 指向内部网络，不能打开。',
    '{host} leads into an internal network and is not opened.',
  ),
  redirects: refusal(
    'invalid',
    'fetch.redirects',
    '跳转超过 {max} 次，未读取。',
    'It redirects more than {max} times; it was not read.',
  ),
  status: refusal(
    'unavailable',
    'fetch.status',
    '对方网站答复 {status}，未读取；请核对网址。',
    'The site answered {status}; check the address.',
  ),
  tooLarge: refusal(
    'tooLarge',
    'fetch.tooLarge',
    '网页超过 {megabytes} MB，未读取。',
    'The page is larger than {megabytes} MB; it was not read.',
  ),
  tooSlow: refusal(
    'unavailable',
    'fetch.tooSlow',
    '{seconds} 秒内没有读完，已停止；请稍后再试。',
    'It did not end within {seconds} s and was stopped; try again later.',
  ),
  mediaType: refusal(
    'unsupported',
    'fetch.mediaType',
    '这不是网页或文件（{type}），未读取。',
    'This is no page or paper ({type}); it was not read.',
  ),
  unreachable: refusal(
    'unavailable',
    'fetch.unreachable',
    '无法连接 {host}；请稍后再试。',
    '{host} cannot be reached; try again later.',
  ),
} as const;
