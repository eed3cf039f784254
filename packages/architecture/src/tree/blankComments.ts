import ts from 'typescript';

/** The text of a file with every comment replaced by spaces; line breaks and positions stay. */
export function blankComments(ast: ts.SourceFile): string {
  const { text } = ast;
  const comments = new Map<number, number>();
  const remember = (ranges: ts.CommentRange[] | undefined) =>
    ranges?.forEach(range => comments.set(range.pos, range.end));
  const visit = (node: ts.Node): void => {
    // The text between JSX tags may hold `//` of its own.
    if (ts.isJsxText(node)) return;
    if (node.getChildCount(ast) === 0) {
      remember(ts.getLeadingCommentRanges(text, node.pos));
      remember(ts.getTrailingCommentRanges(text, node.end));
    }
    node.getChildren(ast).forEach(visit);
  };
  visit(ast);
  let code = '';
  let from = 0;
  for (const [pos, end] of [...comments].sort((a, b) => a[0] - b[0])) {
    if (pos < from) continue;
    code += text.slice(from, pos) + text.slice(pos, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return code + text.slice(from);
}
