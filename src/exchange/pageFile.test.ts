import { describe, expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { readPageFile } from './pageFile.ts';
import { pdfFile } from './pdfFile.ts';
import { makeZip } from './zipFixture.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const refusalOf = (bytes: Uint8Array, name: string, mediaType?: string): Promise<DomainError> =>
  readPageFile({ bytes, name, mediaType }).then(
    (page) => Promise.reject(new Error(`read as ${page.format}`)),
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );

const PROSE = [
  '本市今年新增孵化载体六处，累计入驻企业一百二十家，其中科技型中小企业占到八成以上。',
  '负责人介绍，园区与三所高校共建中试平台，全年完成技术合同登记四亿二千万元。',
  '下一步将把受理窗口延伸到街镇，企业在家门口就能办完从咨询到申报的全部手续。',
  '平台开放以来，共有三十四个团队提交试制申请，二十一个已经完成首轮验证并签下订单。',
];
const article = PROSE.map((line) => `<p>${line}</p>`).join('\n');
const site = (
  body: string,
  head = '',
) => `<!doctype html><html><head><meta charset="utf-8"><title>合成新闻_合成网站</title>${head}</head><body>
<nav><a href="/">首页</a><a href="/a">新闻</a></nav><div class="main"><h1>合成园区今年新增六处孵化载体</h1><div class="info"><span>2024-03-05 09:30</span> <span>来源：合成日报</span></div>
<div class="content">${body}</div></div><div class="footer"><a href="/x">关于我们</a> <a href="/y">联系</a></div></body></html>`;

describe('a web page', () => {
  test('gives its article with heading, date and source, without navigation', async () => {
    const page = await readPageFile({ bytes: utf8(site(article)), name: 'a.html', mediaType: 'text/html' });
    expect(page.format).toBe('html');
    expect(page.title).toBe('合成园区今年新增六处孵化载体');
    expect(page.raw.split('\n')).toEqual(['合成园区今年新增六处孵化载体', '2024-03-05 09:30 来源：合成日报', ...PROSE]);
  });

  test('is recognised by its bytes whatever its name says', async () => {
    expect((await readPageFile({ bytes: utf8(site(article)), name: 'a.txt' })).format).toBe('html');
    expect((await readPageFile({ bytes: utf8(PROSE.join('\n')), name: 'a.html' })).format).toBe('text');
  });

  test('in GBK is read by its declaration, and by its bytes where the declaration is wrong', async () => {
    // 中文网页：在此，句号。 in GBK.
    const gbk = hex('d6d0cec4cdf8d2b3a3bad4dab4cba3acbee4bac5a1a3');
    const wrap = (charset: string) =>
      new Uint8Array(
        Buffer.concat([
          utf8(`<html><head><meta charset="${charset}"></head><body><p>`),
          gbk,
          utf8('</p></body></html>'),
        ]),
      );
    for (const charset of ['gb2312', 'gbk', 'utf-8', 'no-such-charset']) {
      const page = await readPageFile({ bytes: wrap(charset), name: 'a.html' });
      expect([charset, page.raw, page.encoding]).toEqual([charset, '中文网页：在此，句号。', 'gb18030']);
    }
  });

  test('takes only a web address for its canonical one', async () => {
    const of = async (href: string) =>
      (await readPageFile({ bytes: utf8(site(article, `<link rel="canonical" href="${href}">`)), name: 'a.html' }))
        .canonical;
    expect(await of('https://news.example/a/1.html')).toBe('https://news.example/a/1.html');
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', 'https://name:word@news.example/'])
      expect(await of(href)).toBeNull();
  });

  test('never runs what it holds, and what nobody sees is not part of it', async () => {
    const marks = ['scripted', 'hiddenText', 'transparent', 'noscripted', 'svgScript'];
    const hostile = `${article}<script>document.body.innerHTML='scripted'</script><img src=x onerror="document.title='scripted'">
      <p style="display:none">hiddenText</p><p style="opacity:0">transparent</p><noscript><p title="</noscript><img src=x onerror=alert(1)>">noscripted</p></noscript>
      <svg><script>svgScript</script></svg><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">`;
    const { raw, title } = await readPageFile({ bytes: utf8(site(hostile)), name: 'a.html' });
    for (const mark of marks) expect(`${raw}${title}`).not.toContain(mark);
    for (const line of PROSE) expect(raw).toContain(line);
  });

  test('nested 50,000 deep is refused at once, and names the file', async () => {
    const start = performance.now();
    const error = await refusalOf(utf8(`<html><body>${'<div>'.repeat(50_000)}深</body></html>`), '深.html');
    expect(error.code).toBe('files.tooDeep');
    expect(error.params.file).toBe('深.html');
    expect(error.text?.zh).toContain('{file}');
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('with 20,000 paragraphs that are never closed is read', async () => {
    const page = await readPageFile({ bytes: utf8(`<html><body>${`<p>${PROSE[0]}`.repeat(5_000)}`), name: 'a.html' });
    expect(page.raw.split('\n')).toHaveLength(5_000);
  });
});

describe('other files', () => {
  test('a printed paper gives paragraphs without page numbers', async () => {
    const source = `#set page(numbering: "— 1 —")\n${PROSE.concat(PROSE, PROSE).join('\n\n')}\n#pagebreak()\n${PROSE.join('\n\n')}`;
    const { bytes } = pdfFile('合成', { source }, { title: '合成' });
    const page = await readPageFile({ bytes, name: 'a.pdf', mediaType: 'application/pdf' });
    expect(page.format).toBe('pdf');
    expect(page.raw.replace(/\s/g, '')).toBe([...PROSE, ...PROSE, ...PROSE, ...PROSE].join(''));
  });

  test('a Word file gives its paragraphs', async () => {
    const paragraph = (line: string) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`;
    const row = `<w:tr>${['一档', '20万元'].map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
    const body = `${PROSE.map(paragraph).join('')}<w:tbl>${row}</w:tbl>`;
    const bytes = makeZip([
      {
        name: '[Content_Types].xml',
        data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      {
        name: '_rels/.rels',
        data: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      },
      {
        name: 'word/document.xml',
        data: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      },
    ]);
    const page = await readPageFile({ bytes, name: '通知.docx' });
    expect(page.format).toBe('docx');
    expect(page.raw.split('\n')).toEqual([...PROSE, '一档 20万元']);
  });

  test('an object with raw text is taken with its metadata', async () => {
    const page = await readPageFile({
      bytes: utf8(JSON.stringify({ raw: PROSE[0], title: '标题', date: '2024-03-05', extra: 1 })),
      name: 'a.json',
    });
    expect(page).toMatchObject({ format: 'json', raw: PROSE[0], title: '标题', date: '2024-03-05', source: null });
  });

  test('text is read in UTF-8, GB18030 and UTF-16', async () => {
    expect((await readPageFile({ bytes: hex('c9cfbaa3a1a3'), name: 'a.txt' })).raw).toBe('上海。');
    const wide = new Uint8Array(Buffer.concat([hex('fffe'), Buffer.from('上海。', 'utf16le')]));
    expect(await readPageFile({ bytes: wide, name: 'a.txt' })).toMatchObject({ raw: '上海。', encoding: 'utf-16le' });
  });

  test.each([
    ['empty', new Uint8Array(), 'a.txt', undefined],
    ['oldWord', hex('d0cf11e0a1b11ae1'), 'a.doc', undefined],
    ['unsupportedPage', hex('89504e470d0a1a0a'), 'a.html', undefined],
    ['otherType', utf8(site(article)), 'a.png', 'image/png'],
    ['otherType', utf8('%PDF-1.7'), 'a.html', 'text/html'],
    ['noRaw', utf8('{"text":"a"}'), 'a.json', undefined],
    ['noRaw', utf8('[1]'), 'a.json', undefined],
    ['damagedArchive', utf8('%PDF-1.7 nothing follows'), 'a.pdf', undefined],
    ['unsupportedPage', makeZip([{ name: 'xl/workbook.xml', data: '<workbook/>' }]), 'a.docx', undefined],
    ['unsafeName', makeZip([{ name: '../../x', data: 'x' }]), 'a.docx', undefined],
    ['bomb', makeZip([{ name: 'word/document.xml', data: new Uint8Array(20_000_000) }]), 'a.docx', undefined],
    [
      'documentType',
      makeZip([{ name: 'word/document.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
      'a.docx',
      undefined,
    ],
    ['controlCharacter', utf8('ab\0\0。'), 'a.txt', undefined],
    ['controlCharacter', utf8('{"raw":"a\\u0000b"}'), 'a.json', undefined],
    ['controlCharacter', utf8('{"raw":"a\\ud800b"}'), 'a.json', undefined],
    ['encoding', hex('c9cfbaa381'), 'a.txt', undefined],
    ['noText', utf8(' \n'), 'a.txt', undefined],
    ['tooLong', new Uint8Array(10 * 1024 * 1024 + 1), 'a.txt', undefined],
  ] as const)('%s is refused with the name of the file', async (fault, bytes, name, mediaType) => {
    const error = await refusalOf(bytes, name, mediaType);
    expect([error.code, error.params.file]).toEqual([`files.${fault}`, name]);
  });
});

describe('hostile sizes', () => {
  test.each([
    ['ten megabytes in one line', `<p>${'长'.repeat(3_300_000)}</p>`],
    ['100,000 elements that are never closed', '<b>'.repeat(100_000)],
    ['300,000 empty elements', '<i></i>'.repeat(300_000)],
    ['attributes without end', `<p ${'a '.repeat(1_000_000)}>字</p>`],
    ['entities without end', '&amp;'.repeat(1_500_000)],
  ])('%s: read or refused with a sentence, within the time', async (_what, html) => {
    const start = performance.now();
    const outcome = await readPageFile({ bytes: utf8(`<html><body>${html}</body></html>`), name: 'a.html' }).then(
      () => 'read',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
    expect(outcome).toMatch(/^read$|^files\.(tooLong|tooDeep|tooSlow|tooMuchMemory|noText)$/);
    expect(performance.now() - start).toBeLessThan(25_000);
  });
});

describe('pages as they are laid out', () => {
  const of = async (body: string) =>
    (await readPageFile({ bytes: utf8(`<html><body>${body}</body></html>`), name: 'a.html' })).raw.split('\n');
  const lines = PROSE.map((line) => `<p>${line}</p>`).join('');

  test('a row of a table is a line, a table that lays out the page is none', async () => {
    const table = '<table><tr><th>档次</th><th>补贴</th></tr><tr><td><p>一档</p></td><td>20万元</td></tr></table>';
    expect(await of(`<div>${lines}${table}</div>`)).toEqual([...PROSE, '档次 补贴', '一档 20万元']);
    const laid = await of(`<table><tr><td>通知<br>政策</td><td><b>标题</b><br>${lines}</td></tr></table>`);
    expect(laid).toContain('标题');
    expect(laid).not.toContain('政策 标题');
  });

  test('boxes of date and source beside each other are two words; a sentence in many boxes is one', async () => {
    const head = '<h1>标题</h1><div><span>发布日期：2026-08-20</span><span>来源：合成日报</span></div>';
    expect((await of(`<div>${head}<div>${lines}</div></div>`))[1]).toBe('发布日期：2026-08-20 来源：合成日报');
    const boxed = PROSE.map((line) => `<p>${[...line].map((letter) => `<span>${letter}</span>`).join('')}</p>`).join(
      '',
    );
    expect(await of(`<div>${boxed}</div>`)).toEqual(PROSE);
  });
});
