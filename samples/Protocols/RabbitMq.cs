using LoadKit;
using LoadKit.Units;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Protocols;

/// <summary>RabbitMQ: one connection for the run, a channel and a queue for each user.</summary>
internal static class RabbitMq
{
    private static readonly Uri Address = new(Environment.GetEnvironmentVariable("LOADKIT_RABBITMQ") ?? "amqp://guest:guest@127.0.0.1:56729");

    public static LoadTest Test()
    {
        var connection = Setup.Create("a connection", Connect);

        // Publishing ends when the broker has confirmed it.
        var post = Scenario.Create(
            "post",
            async (user, ct) =>
            {
                var channel = await connection.ValueFor(user).CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
                var queue = await channel.QueueDeclareAsync(exclusive: true, autoDelete: true, cancellationToken: ct);
                return new Mailbox(channel, queue.QueueName);
            },
            async (user, mailbox, ct) =>
            {
                var message = new byte[user.Random.Next(100, 1_000)];
                await user.Step("publish", async token =>
                {
                    await mailbox.Channel.BasicPublishAsync("", mailbox.Queue, mandatory: true, message, token);
                    user.CountBytes(message.Length, 0);
                });
                var back = await user.Step("get", async token =>
                {
                    var got = await mailbox.Channel.BasicGetAsync(mailbox.Queue, autoAck: true, token);
                    user.CountBytes(0, got?.Body.Length ?? 0);
                    return got;
                });
                user.Check("the message came back whole", back?.Body.Length == message.Length);
                await user.Think(5.Milliseconds, 15.Milliseconds, ct);
            });

        return LoadTest.Create("rabbitmq")
            .WithSetup(connection)
            .WithUsers(Load.Closed.Hold(10, 4.Seconds), UserType.Create("sender", weight: 1, post))
            .WithSlos(Slo.Latency(percentile: 90, atMost: 500.Milliseconds), Slo.ErrorRate(below: 5.Percent), Slo.CheckRate(atLeast: 95.Percent));
    }

    private static async Task<IConnection> Connect(CancellationToken cancellationToken)
    {
        try
        {
            return await new ConnectionFactory { Uri = Address }.CreateConnectionAsync(cancellationToken);
        }
        catch (BrokerUnreachableException exception)
        {
            throw new NoServerException("RabbitMQ", $"{Address.Host}:{Address.Port}", "rabbitmq-server", exception.InnerException ?? exception);
        }
    }

    private sealed record Mailbox(IChannel Channel, string Queue) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Channel.DisposeAsync();
    }
}
