/** The command `vfioLint.decode`: the design's JSON for every editor, and a clear word for what it does not take. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  ErrorCodes,
  ExecuteCommandRequest,
  ResponseError,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { decodeText } from '../../server/core/region/decoder.ts';
import { modern, withClient } from './fixture.ts';

const command = 'vfioLint.decode';

const devices = {
  lamp: {
    bus: 'vfio-pci',
    offset_shift: 40,
    num_regions: 9,
    regions: [{ index: 2, name: 'BAR2', kind: 'mmio', pa: '0xe2c20000', size: '0x10000', mmap: true }],
  },
};

async function refusal(connection: ProtocolConnection, params: unknown): Promise<string> {
  try {
    await connection.sendRequest('workspace/executeCommand', params);
  } catch (error) {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, ErrorCodes.InvalidParams, error.message);
    return error.message;
  }
  return assert.fail(`not refused: ${JSON.stringify(params)}`);
}

describe('workspace/executeCommand', () => {
  it('is announced, and decodes as the command line does', () =>
    withClient(async ({ connection, initialize }) => {
      const { capabilities } = await initialize(modern);
      assert.deepEqual(capabilities.executeCommandProvider, { commands: [command] });
      const text = '0x20000003000\nVFIO_PCI_INDEX_TO_OFFSET(1) + 0x10\nnothing of ours\n0xffffffffffffffff';
      const given = [{ text }];
      const got: unknown = await connection.sendRequest(ExecuteCommandRequest.type, {
        command,
        arguments: given,
      });
      assert.deepEqual(got, JSON.parse(JSON.stringify(decodeText(text))));
      const { results, notUnderstood } = got as {
        results: { line: number; region: string; regionOffset: string }[];
        notUnderstood: number[];
      };
      assert.deepEqual(
        results.slice(0, 2).map(({ line, region, regionOffset }) => [line, region, regionOffset]),
        [
          [1, 'BAR2', '0x3000'],
          [2, 'BAR1', '0x10'],
        ],
      );
      assert.deepEqual(notUnderstood, [3]);
    }));

  it('takes the space, layout, page size and devices', () =>
    withClient(async ({ connection, initialize }) => {
      await initialize(modern);
      const ask = async (argument: object): Promise<unknown> =>
        connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] });
      const first = async (argument: object): Promise<Readonly<Record<string, unknown>>> => {
        const { results } = (await ask(argument)) as { results: Readonly<Record<string, unknown>>[] };
        assert.ok(results[0]);
        return results[0];
      };
      assert.equal((await first({ text: '0x20000003', as: 'pgoff' }))['offset'], '0x20000003000');
      assert.equal((await first({ text: '0x2000000', as: 'pgoff', page: '64K' }))['offset'], '0x20000000000');
      assert.equal((await first({ text: '0x2000000000000', layout: 'ism' }))['index'], 2);
      const pfn = await first({ text: '0xe2c21', as: 'pfn', devices, device: 'lamp' });
      assert.equal(pfn['physical'], '0xe2c21000');
      const wrapped = await first({ text: '0xe2c21', as: 'pfn', devices: { devices }, device: 'lamp' });
      assert.deepEqual(wrapped, pfn);
      assert.equal(
        (await first({ text: '0x0', as: null, layout: null, page: null, devices: null }))['index'],
        0,
      );
    }));

  it('says what it does not take', () =>
    withClient(async ({ connection, initialize }) => {
      await initialize(modern);
      const why = async (...given: readonly unknown[]): Promise<string> =>
        refusal(connection, { command, arguments: given });
      assert.match(
        await refusal(connection, { command: 'vfioLint.eat', arguments: [] }),
        /no command "vfioLint.eat"/,
      );
      assert.match(await refusal(connection, {}), /no command/);
      assert.match(await refusal(connection, { command }), /takes one argument/);
      assert.match(await refusal(connection, { command, arguments: 'x' }), /takes one argument/);
      assert.match(await why(), /takes one argument/);
      assert.match(await why({ text: '0' }, {}), /takes one argument/);
      for (const wrong of ['0x0', null, 7, [], {}, { text: 7 }])
        assert.match(await why(wrong), /whose text is a string/);
      assert.match(await why({ text: '0', as: 'bytes' }), /as is one of offset, pgoff, pfn, phys/);
      assert.match(await why({ text: '0', layout: 'usb' }), /layout is one of vfio-pci,/);
      assert.match(await why({ text: '0', page: 4096 }), /page is one of 4K, 16K, 64K/);
      assert.match(await why({ text: '0', device: 3 }), /device is the name of one/);
      assert.match(await why({ text: '0', devices: 'lamp' }), /devices: an object is due/);
      assert.match(await why({ text: '0', devices: { lamp: {} } }), /lamp\.regions: a list is due/);
      assert.match(await why({ text: '0', devices, device: 'bulb' }), /no device "bulb" in devices: lamp/);
      assert.match(await why({ text: 'x'.repeat(500_001) }), /text holds more than 500000 characters/);
      const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`device${i}`, null]));
      assert.match(await why({ text: '0', devices: many }), /devices holds more than/);
      const got = await connection.sendRequest(ExecuteCommandRequest.type, {
        command,
        arguments: [{ text: '' }],
      });
      assert.deepEqual((got as { results: unknown }).results, [], 'it lives');
    }));

  it('is not announced to a client that has a command of that name, and answers it all the same', () =>
    withClient(async ({ connection, initialize }) => {
      const { capabilities } = await initialize(modern, { decodeLinks: true });
      assert.equal(capabilities.executeCommandProvider, undefined);
      const params = { command, arguments: [{ text: '0x10000000000' }] };
      const got = await connection.sendRequest(ExecuteCommandRequest.type, params);
      assert.equal((got as { results: { region: string }[] }).results[0]?.region, 'BAR1');
    }));

  it('waits for initialize, and ends with shutdown', () =>
    withClient(async ({ connection, initialize }) => {
      const ask = async (): Promise<unknown> =>
        connection.sendRequest('workspace/executeCommand', { command, arguments: [{ text: '0' }] });
      const codeOf = async (): Promise<number> => {
        const error: unknown = await ask().then(
          () => assert.fail('answered'),
          (reason: unknown) => reason,
        );
        assert.ok(error instanceof ResponseError);
        return error.code;
      };
      assert.equal(await codeOf(), ErrorCodes.ServerNotInitialized);
      await initialize(modern);
      assert.ok(await ask());
      await connection.sendRequest('shutdown');
      assert.equal(await codeOf(), ErrorCodes.InvalidRequest);
    }));
});
