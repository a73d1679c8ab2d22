import { describe, expect, test } from 'vitest';
import { dayOfExcelSerial, parseCountText, parseDateText, parsePercentText } from './valueText.ts';

describe('days', () => {
  test.each([
    ['2022年4月21日', '2022-04-21'],
    ['2022-04-21', '2022-04-21'],
    ['2022/4/21', '2022-04-21'],
    ['2022.4.21', '2022-04-21'],
    ['20220421', '2022-04-21'],
    ['２０２２－０４－２１', '2022-04-21'],
    ['44672', '2022-04-21'],
    ['2024-02-29', '2024-02-29'],
    ['2022-04-21 00:00:00', '2022-04-21'],
  ])('%s', (text, value) => {
    expect(parseDateText(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['2025-02-29', 'invalidDate'],
    ['2026-02-30', 'invalidDate'],
    ['60', 'invalidDate'],
    ['0', 'invalidDate'],
    ['1900-01-00', 'invalidDate'],
    ['0000-01-01', 'invalidDate'],
    ['9999-12-31', 'invalidDate'],
    ['+275761-01-01', 'invalidDate'],
    ['2022年', 'incomplete'],
    ['2022年4月', 'incomplete'],
    ['2022', 'incomplete'],
    ['202204', 'incomplete'],
    ['', 'empty'],
    ['昨天', 'invalidDate'],
    ['04/05/2022', 'invalidDate'],
  ])('%s is refused', (text, reason) => {
    expect(parseDateText(text)).toEqual({ ok: false, reason });
  });

  test('serial 60 never was, serial 61 is 1 March 1900, before our calendar', () => {
    expect(dayOfExcelSerial(60).ok).toBe(false);
    expect(dayOfExcelSerial(61).ok).toBe(false);
    expect(dayOfExcelSerial(44_672)).toEqual({ ok: true, value: '2022-04-21' });
    expect(dayOfExcelSerial(43_210, true)).toEqual({ ok: true, value: '2022-04-21' });
    expect(dayOfExcelSerial(44_672.5).ok).toBe(false);
  });
});

describe('percentages in basis points', () => {
  test.each([
    ['12.5%', 1_250],
    ['百分之八十', 8_000],
    ['１００％', 10_000],
    ['5‰', 50],
    ['0%', 0],
  ])('%s', (text, value) => {
    expect(parsePercentText(text)).toEqual({ ok: true, value });
  });

  test('limits belong to the field', () => {
    expect(parsePercentText('120%')).toEqual({ ok: false, reason: 'outOfRange' });
    expect(parsePercentText('120%', { max: 100_000 })).toEqual({ ok: true, value: 12_000 });
    expect(parsePercentText('-5%')).toEqual({ ok: false, reason: 'outOfRange' });
    expect(parsePercentText('-5%', { min: -10_000 })).toEqual({ ok: true, value: -500 });
  });

  test('a bare number needs the field to say what it is', () => {
    expect(parsePercentText('12')).toEqual({ ok: false, reason: 'noUnit' });
    expect(parsePercentText('12', { bareIs: 'percent' })).toEqual({ ok: true, value: 1_200 });
    expect(parsePercentText('0.125', { bareIs: 'ratio' })).toEqual({ ok: true, value: 1_250 });
    expect(parsePercentText('12.345%')).toEqual({ ok: false, reason: 'tooPrecise' });
    expect(parsePercentText('很高')).toEqual({ ok: false, reason: 'notAPercentage' });
  });
});

describe('counts', () => {
  test.each([
    ['1,200', 1_200],
    ['１２００人', 1_200],
    ['三十五家', 35],
    ['1.2万人', 12_000],
    ['三万', 30_000],
    ['0', 0],
  ])('%s', (text, value) => {
    expect(parseCountText(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['-3', 'negative'],
    ['3.5', 'fraction'],
    ['NaN', 'notACount'],
    ['1e9', 'notACount'],
    ['9999999999999', 'tooLarge'],
  ])('%s is refused', (text, reason) => {
    expect(parseCountText(text)).toEqual({ ok: false, reason });
  });
});
