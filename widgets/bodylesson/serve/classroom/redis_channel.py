"""Rooms of several servers, in Redis: whole JSON that expires, and a word when one changes."""

import asyncio
import contextlib
import json
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar, cast

from bodylesson.serve.classroom.channel import (
    DAY_SECONDS,
    KEPT_SECONDS,
    Choices,
    UnreachableError,
)
from bodylesson.serve.classroom.room import Room, from_json, to_json

LOG = logging.getLogger(__name__)
PREFIX = "bodylesson:class:"
CHANGES = f"{PREFIX}changes"
SECONDS = 2.0
"""How long Redis may take for an answer."""
CONNECTIONS = 16
"""So many a server has to Redis at most; one of them listens."""
RETRY_SECONDS = 0.5
COUNTED_SECONDS = 20
"""A server that has not said for so long how many are there counts none."""
REPLACE = """
local kept = redis.call('GET', KEYS[1])
if not kept or cjson.decode(kept).v ~= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1
"""
"""Compares and sets in one, so that of two desks that are equally fast one wins."""

T = TypeVar("T")


class RedisChannel:
    """A `Channel` on a Redis server; needs the extra `many`."""

    def __init__(self, address: str) -> None:
        """`address` is a URL such as `redis://localhost:6379/0`.

        Raises:
            ImportError: the package `redis` is not installed.
            ValueError: the address is none.
        """
        from redis.asyncio import BlockingConnectionPool, Redis
        from redis.asyncio.retry import Retry
        from redis.backoff import NoBackoff

        # A class that joins at once would open a connection each; so they take turns instead.
        pool = BlockingConnectionPool.from_url(
            address,
            max_connections=CONNECTIONS,
            timeout=SECONDS,
            decode_responses=True,
            socket_timeout=SECONDS,
            socket_connect_timeout=SECONDS,
            health_check_interval=5,
            # A client asks again by itself, and nobody else should wait meanwhile.
            retry=Retry(NoBackoff(), 1),
        )
        self._redis = Redis.from_pool(pool)
        self._name = secrets.token_hex(8)
        self._heard: list[Callable[[str], None]] = []
        self._hearing: asyncio.Task[None] | None = None

    async def create(self, room: Room) -> bool:
        """Keep a new room."""
        used = f"{PREFIX}used:{room.code}"
        if not await self._ask(self._redis.set(used, "1", nx=True, ex=DAY_SECONDS)):
            return False
        await self._keep(room)
        return True

    async def read(self, code: str) -> Room | None:
        """The room of a code."""
        kept = await self._ask(self._redis.get(_key(code)))
        return None if kept is None else from_json(str(kept))

    async def code_of(self, token: str) -> str | None:
        """The code of the room of a token's hash."""
        return cast("str | None", await self._ask(self._redis.get(f"{PREFIX}desk:{token}")))

    async def replace(self, room: Room, after: Room) -> bool:
        """Keep `after` where nobody was faster."""
        arguments = (str(room.v), to_json(after), CHANGES, room.code)
        asked = self._redis.eval(REPLACE, 1, _key(room.code), *arguments)
        return bool(await self._ask(cast(Awaitable[int], asked)))

    async def erase(self, room: Room) -> None:
        """Forget it."""
        names = [_key(room.code), f"{PREFIX}desk:{room.token}", f"{PREFIX}here:{room.code}"]
        found = await self._ask(self._names(f"{PREFIX}ballots:{room.code}:*"))
        await self._ask(self._redis.set(f"{PREFIX}gone:{room.code}", "1", ex=DAY_SECONDS))
        await self._ask(self._redis.delete(*names, *found))
        await self._ask(self._redis.publish(CHANGES, room.code))

    async def restore(self, room: Room) -> None:
        """Keep it where Redis was started again with nothing in it."""
        left = KEPT_SECONDS - (time.time() - room.opened / 1000)
        gone = await self._ask(self._redis.exists(f"{PREFIX}gone:{room.code}"))
        if left < 1 or gone:
            return
        kept = self._redis.set(_key(room.code), to_json(room), nx=True, ex=int(left))
        if await self._ask(kept):
            await self._keep_desk(room)
            used = f"{PREFIX}used:{room.code}"
            await self._ask(self._redis.set(used, "1", ex=DAY_SECONDS))

    async def vote(self, code: str, poll: str, ballot: str, choices: Choices) -> None:
        """Keep a ballot."""
        key = f"{PREFIX}ballots:{code}:{poll}"
        async with self._redis.pipeline() as pipe:
            pipe.hset(key, ballot, json.dumps(choices))
            pipe.expire(key, KEPT_SECONDS)
            pipe.publish(CHANGES, code)
            await self._ask(pipe.execute())

    async def ballots(self, code: str, poll: str) -> dict[str, Choices]:
        """The ballots of a question."""
        asked = cast(
            "Awaitable[dict[str, str]]", self._redis.hgetall(f"{PREFIX}ballots:{code}:{poll}")
        )
        return {one: tuple(json.loads(text)) for one, text in (await self._ask(asked)).items()}

    async def forget(self, code: str, poll: str) -> None:
        """Forget them."""
        await self._ask(self._redis.delete(f"{PREFIX}ballots:{code}:{poll}"))

    async def count(self, code: str, here: int, ready: int) -> tuple[int, int]:
        """Say this server's numbers and add up what all servers said lately."""
        key, now = f"{PREFIX}here:{code}", time.time()
        async with self._redis.pipeline() as pipe:
            pipe.hset(key, self._name, json.dumps([here, ready, now]))
            pipe.expire(key, KEPT_SECONDS)
            pipe.hgetall(key)
            *_, said = await self._ask(pipe.execute())
        fresh = [one for one in map(json.loads, said.values()) if now - one[2] < COUNTED_SECONDS]
        return sum(one[0] for one in fresh), sum(one[1] for one in fresh)

    async def number(self) -> int:
        """How many rooms there are."""
        return len(await self._ask(self._names(f"{PREFIX}room:*")))

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call `heard` from now on; with an empty code where anything may have been missed."""
        self._heard.append(heard)

    async def start(self) -> None:
        """Hear the others."""
        self._hearing = asyncio.create_task(self._hear())

    async def stop(self) -> None:
        """End it."""
        if self._hearing is not None:
            self._hearing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._hearing
        with contextlib.suppress(Exception):
            await self._redis.aclose()

    async def _hear(self) -> None:
        """Hear of changes; after a fault again, for as long as this server runs."""
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.subscribe(CHANGES)
                    self._tell("")
                    while True:
                        word = await pubsub.get_message(
                            ignore_subscribe_messages=True, timeout=SECONDS / 2
                        )
                        if word is not None:
                            self._tell(str(word["data"]))
            except asyncio.CancelledError:
                raise
            except Exception as error:
                LOG.warning("Redis does not answer: %s", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _keep(self, room: Room) -> None:
        await self._ask(self._redis.set(_key(room.code), to_json(room), ex=KEPT_SECONDS))
        await self._keep_desk(room)

    async def _keep_desk(self, room: Room) -> None:
        key = f"{PREFIX}desk:{room.token}"
        await self._ask(self._redis.set(key, room.code, ex=KEPT_SECONDS))

    async def _names(self, pattern: str) -> list[str]:
        return [str(name) async for name in self._redis.scan_iter(pattern)]

    def _tell(self, code: str) -> None:
        for heard in self._heard:
            heard(code)

    async def _ask(self, asked: Awaitable[T]) -> T:
        from redis.exceptions import RedisError

        try:
            return await asked
        except (RedisError, OSError) as error:
            raise UnreachableError(str(error)) from error


def _key(code: str) -> str:
    return f"{PREFIX}room:{code}"
