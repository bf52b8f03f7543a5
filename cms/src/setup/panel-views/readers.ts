import type { PanelView } from './view';

const commentView: PanelView = {
  uid: 'api::comment.comment',
  mainField: 'body',
  sort: { by: 'submittedAt', order: 'DESC' },
  list: ['body', 'reader', 'state', 'submittedAt', 'article'],
  edit: [
    [['body', 12]],
    [
      ['state', 6],
      ['submittedAt', 6],
    ],
    [['reason', 12]],
    [
      ['article', 6],
      ['reader', 6],
    ],
    [
      ['parent', 6],
      ['decidedAt', 6],
    ],
    [['decidedBy', 6]],
    [['heldBy', 12]],
  ],
  fields: {
    body: {
      label: 'Comment',
      help: 'The reader’s own words; they can’t be changed here.',
      editable: false,
    },
    state: { label: 'Decision', help: 'Only approved comments appear on the site.' },
    reason: { label: 'Reason', help: 'Why it was decided so. Kept; not shown to other readers.' },
    article: { label: 'Article', shownBy: 'title' },
    reader: { label: 'Reader', shownBy: 'username' },
    parent: { label: 'Answers', help: 'The comment it answers, if it does.', shownBy: 'body' },
    submittedAt: { label: 'Submitted', editable: false },
    decidedAt: { label: 'Decided', editable: false },
    decidedBy: { label: 'Decided by', editable: false },
    heldBy: { label: 'Held by', help: 'The rules that kept it waiting.', editable: false },
  },
};

const reportView: PanelView = {
  uid: 'api::comment-report.comment-report',
  mainField: 'reason',
  sort: { by: 'createdAt', order: 'DESC' },
  list: ['reason', 'comment', 'reporter', 'state', 'createdAt'],
  edit: [
    [['reason', 12]],
    [
      ['comment', 6],
      ['reporter', 6],
    ],
    [['state', 6]],
  ],
  fields: {
    reason: { label: 'What is wrong with it', editable: false },
    comment: { label: 'Comment', shownBy: 'body' },
    reporter: { label: 'Reported by', shownBy: 'username' },
    state: { label: 'Answer', help: 'Upheld: the comment goes. Dismissed: it stays.' },
  },
};

/** Comments and reports. */
export const readerViews: readonly PanelView[] = [commentView, reportView];
