/**
 * Full-width signs and digits as ASCII, one for one: crawlers fold them or not, rules are written once. Length and offsets stay, so
 * a span of the folded text is the same span of the text.
 */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0]/g, (sign) => {
    const code = sign.charCodeAt(0);
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : ' ';
  });
}
