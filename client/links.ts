/** What `vscode://vfio-lint.vfio-lint/…` opens: the page of a rule, or the decoder with a text in it. */
import * as vscode from 'vscode';
import { requestOfQuery } from './decoder/link.ts';
import type { DecoderView } from './decoder/view.ts';
import type { RulePages } from './rule-pages.ts';

/** An extension has one handler for all its links. */
export const linkHandler = (rules: RulePages, decoder: DecoderView): vscode.Disposable =>
  vscode.window.registerUriHandler({
    handleUri: async ({ path, query }) => {
      if (path !== '/decode') return rules.openPath(path);
      const request = requestOfQuery(query);
      if (request) decoder.open(request);
      else await vscode.window.showWarningMessage('This link to the VFIO decoder is not one that it takes.');
    },
  });
