"""What every picture shows, as plain values. Nothing here imports Altair."""
