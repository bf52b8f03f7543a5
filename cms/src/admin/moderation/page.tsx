import { Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { moderationPath, moderators } from './access';
import { LogTab } from './log/log-tab';
import { QueueTab } from './queue/queue-tab';

/** What follows the page's address when the log is open. */
const logPath = 'decisions';

/** The queue of comments that wait, and the log of what was decided. */
export default function ModerationPage(): ReactElement {
  return (
    <Page.Protect permissions={moderators}>
      <Page.Title>Moderation</Page.Title>
      <Page.Main labelledBy="moderation-title">
        <Layouts.BaseHeader id="moderation-title" title="Moderation" />
        <Layouts.Content>
          <ModerationTabs />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}

function ModerationTabs(): ReactElement {
  const { '*': rest } = useParams();
  const navigate = useNavigate();
  const open = (tab: string): void =>
    navigate(tab === logPath ? `/${moderationPath}/${logPath}` : `/${moderationPath}`);
  return (
    <Tabs.Root variant="simple" value={rest === logPath ? logPath : 'queue'} onValueChange={open}>
      <Tabs.List aria-label="Moderation">
        <Tabs.Trigger value="queue">Queue</Tabs.Trigger>
        <Tabs.Trigger value={logPath}>Decisions</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="queue">
        <QueueTab />
      </Tabs.Content>
      <Tabs.Content value={logPath}>
        <LogTab />
      </Tabs.Content>
    </Tabs.Root>
  );
}
