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
      ['submittedAt', 3],
      ['editedAt', 3],
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
    [['earlier', 12]],
  ],
  fields: {
    body: {
      label: 'Comment',
      help: 'The reader’s own words; they can’t be changed here.',
      editable: false,
    },
    state: { label: 'Decision', help: 'Only approved comments appear on the site.' },
    reason: {
      label: 'Reason',
      help: 'Why it was decided so. The writer is told; no other reader is.',
    },
    article: { label: 'Article', shownBy: 'title', editable: false },
    reader: { label: 'Reader', shownBy: 'username', editable: false },
    parent: {
      label: 'Answers',
      help: 'The comment it answers, if it does.',
      shownBy: 'body',
      editable: false,
    },
    submittedAt: { label: 'Submitted', editable: false },
    editedAt: { label: 'Edited', help: 'By its writer, within five minutes.', editable: false },
    earlier: { label: 'Said before', help: 'What it said before an edit.', editable: false },
    withdrawnAt: { label: 'Withdrawn', editable: false },
    sentKey: { label: 'Sent as', help: 'Keeps what is sent twice from standing twice.' },
    wordsDigest: { label: 'Words', help: 'Tells the same words elsewhere.' },
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
    [
      ['state', 6],
      ['answeredAt', 6],
    ],
  ],
  fields: {
    reason: { label: 'What is wrong with it', editable: false },
    comment: { label: 'Comment', shownBy: 'body', editable: false },
    reporter: { label: 'Reported by', shownBy: 'username', editable: false },
    state: {
      label: 'Answer',
      help: 'Upheld: the comment went. Dismissed: it stayed. Decide on the comment to answer.',
      editable: false,
    },
    answeredAt: { label: 'Answered', editable: false },
    sentKey: { label: 'Sent as', help: 'Keeps a reporter from counting twice.' },
  },
};

/** Comments and reports. */
export const readerViews: readonly PanelView[] = [commentView, reportView];
